import { Inject, Injectable } from '@nestjs/common';
import type { Asker } from '../announce/announcement-commands.js';
import type { DeliveryView } from '../announce/read-announcements.js';
import type { ActionOrder } from '../core/action/order.js';
import type { Arming, Clock, DeliveryStore, OrderStore, RoomArming } from '../ports.js';
import { CLOCK, DELIVERY_STORE, ORDER_STORE, ROOM_ARMING } from '../tokens.js';
import { ActionCommands } from './action-commands.js';

const SHOWN = 50;

/** An order, and what became of each of its actions, in their order. */
export interface OrderDetail {
  readonly order: ActionOrder;
  readonly deliveries: readonly DeliveryView[];
}

/** Orders as people look at them. */
@Injectable()
export class ReadOrders {
  constructor(
    private readonly commands: ActionCommands,
    @Inject(ORDER_STORE) private readonly store: OrderStore,
    @Inject(ROOM_ARMING) private readonly arming: RoomArming,
    @Inject(DELIVERY_STORE) private readonly deliveries: DeliveryStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofRoom(roomId: string): Promise<{ armed?: Arming; orders: readonly ActionOrder[] }> {
    const [armed, orders] = await Promise.all([
      this.arming.of(roomId, this.clock.now()),
      this.store.list(roomId, SHOWN),
    ]);
    return { ...(armed && { armed }), orders };
  }

  /** @throws OrderNotFound, RoomForbidden */
  async detail(orderId: string, asker: Asker): Promise<OrderDetail> {
    const order = await this.commands.read(orderId, asker);
    const deliveries = await this.deliveries.ofSubject(orderId);
    return {
      order,
      deliveries: deliveries.map(({ delivery, ...progress }) => {
        return { ...progress, id: delivery.id, channel: delivery.channel };
      }),
    };
  }
}
