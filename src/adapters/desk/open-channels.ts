import { ZodError } from 'zod';
import type { Clock, Notifier, PublicBoard, Publisher, RoomActions, ServedChannel } from '../../ports.js';
import { FileRefused } from '../folder/file-refused.js';
import { NOTIFIER_TYPES } from '../notifiers/notifier-types.js';
import { PUBLISHER_TYPES } from '../publishers/publisher-types.js';
import { dryRunUnlessArmed } from '../room-actions/dry-run-unless-armed.js';
import { ROOM_ACTION_TYPES } from '../room-actions/room-action-types.js';
import type { ChannelEntry, DeskFile } from './read-desk-file.js';

export interface OpenChannels {
  readonly publishers: readonly ServedChannel<Publisher>[];
  readonly roomActions: readonly ServedChannel<RoomActions>[];
  readonly notifiers: readonly ServedChannel<Notifier>[];
}

export interface ChannelParts {
  readonly clock: Clock;
  readonly board: PublicBoard;
  readonly isArmed: (roomId: string) => Promise<boolean>;
}

/** Makes one kind's channel of what the desk file says. */
interface Maker<Port> {
  create(settings: unknown): Port;
}

/**
 * Makes every channel of a desk file. Nothing is connected to.
 * @param file its path, for messages
 * @throws FileRefused with the line of a type nobody knows, of settings that it does not take, or of a name given twice
 */
export function openChannels(file: string, desk: DeskFile, parts: ChannelParts): OpenChannels {
  const { clock, isArmed } = parts;
  const open = openerOf(file);
  return {
    publishers: desk.channels.publishers.map((entry) =>
      open(entry, PUBLISHER_TYPES, (type) => ({ create: (given) => type.create(given, parts) })),
    ),
    roomActions: desk.channels.roomActions.map((entry) =>
      open(entry, ROOM_ACTION_TYPES, (type) => ({
        create: (given) => dryRunUnlessArmed(type.create(given, parts), isArmed, clock),
      })),
    ),
    notifiers: desk.channels.notifiers.map((entry) =>
      open(entry, NOTIFIER_TYPES, (type) => ({ create: (given) => type.create(given, clock) })),
    ),
  };
}

/** Names are given once, whatever the kind: a queue, a receipt and an audit entry go by them. */
function openerOf(file: string) {
  const names = new Set<string>();
  return <Type, Port extends { readonly name: string }>(
    entry: ChannelEntry,
    types: Readonly<Record<string, Type>>,
    makerOf: (type: Type) => Maker<Port>,
  ): ServedChannel<Port> => {
    const { type, rooms, settings, lineOf } = entry;
    if (!Object.hasOwn(types, type)) {
      const known = Object.keys(types).join(', ');
      throw new FileRefused(
        file,
        lineOf(['type']),
        `没有这种渠道，可用的有 / no such type, there are: ${known}`,
      );
    }
    const channel = made(file, entry, () => makerOf(types[type]!).create(settings));
    if (names.has(channel.name)) {
      throw new FileRefused(file, lineOf(['name']), `名称重复 / name given twice: ${channel.name}`);
    }
    names.add(channel.name);
    return { channel, rooms };
  };
}

function made<Port>(file: string, { lineOf }: ChannelEntry, make: () => Port): Port {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const { path, message } = error.issues[0]!;
    throw new FileRefused(file, lineOf(path), `${path.join('.') || '渠道'} 有误 / wrong: ${message}`);
  }
}
