import type { Delivery } from '../core/delivery/delivery.js';
import { ChannelRefused } from '../core/delivery/channel-errors.js';
import type { Receipt, RoomAction } from '../core/delivery/outgoing.js';
import type { Notifier, Publisher, RoomActions, ServedChannel } from '../ports.js';

export interface ChannelLists {
  readonly publishers: readonly ServedChannel<Publisher>[];
  readonly roomActions: readonly ServedChannel<RoomActions>[];
  readonly notifiers: readonly ServedChannel<Notifier>[];
}

/** The ways out that are configured, by name. A name is given once, whatever the kind. */
export class Channels {
  constructor(private readonly lists: ChannelLists) {}

  /** Every channel has a queue of its own under its name. */
  get names(): readonly string[] {
    const { publishers, roomActions, notifiers } = this.lists;
    return [...publishers, ...roomActions, ...notifiers].map(({ channel }) => channel.name);
  }

  publishersOf(roomId: string): readonly Publisher[] {
    return servingFor(this.lists.publishers, roomId);
  }

  notifiersOf(roomId: string): readonly string[] {
    return namesFor(this.lists.notifiers, roomId);
  }

  /** Those that can do all of it. */
  roomActionsOf(roomId: string, actions: readonly RoomAction[]): readonly string[] {
    const able = this.lists.roomActions.filter(({ channel: { can } }) =>
      actions.every(({ type }) => can.includes(type)),
    );
    return namesFor(able, roomId);
  }

  /**
   * Gives a channel what it is to be given.
   * @throws ChannelRefused when it never will take it, or is configured no more; anything else: it may be tried again
   */
  async give(delivery: Delivery): Promise<Receipt> {
    const { channel: name } = delivery;
    switch (delivery.kind) {
      case 'announcement':
        return await found(this.lists.publishers, name).publish(delivery.payload);
      case 'notice':
        return await found(this.lists.notifiers, name).notify(delivery.payload);
      case 'action':
        return await found(this.lists.roomActions, name).act(delivery.payload);
    }
  }
}

function servingFor<Port>(
  served: readonly { readonly channel: Port; readonly rooms: readonly string[] }[],
  roomId: string,
): readonly Port[] {
  return served
    .filter(({ rooms }) => rooms.length === 0 || rooms.includes(roomId))
    .map(({ channel }) => channel);
}

function namesFor(
  served: readonly ServedChannel<{ readonly name: string }>[],
  roomId: string,
): readonly string[] {
  return servingFor(served, roomId).map(({ name }) => name);
}

function found<Port extends { readonly name: string }>(
  served: readonly ServedChannel<Port>[],
  name: string,
): Port {
  const one = served.find(({ channel }) => channel.name === name);
  if (one === undefined) throw notConfigured(name);
  return one.channel;
}

/** A channel was taken out of the configuration while something was on its way to it. */
export function notConfigured(name: string): ChannelRefused {
  return new ChannelRefused(`渠道已不再配置，不再发送 / the channel is not configured any more: ${name}`);
}
