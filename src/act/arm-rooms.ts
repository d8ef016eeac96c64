import { Inject, Injectable } from '@nestjs/common';
import type { Asker } from '../announce/announcement-commands.js';
import { refuseForeignRoom } from '../core/access/refusals.js';
import type { AuditEntry } from '../core/audit/audit-entry.js';
import type { Arming, Clock, RoomArming } from '../ports.js';
import { CLOCK, NEW_ID, ROOM_ARMING } from '../tokens.js';

const MINUTE = 60_000;

/** Lets actions be done in a room, for a time, and ends it. */
@Injectable()
export class ArmRooms {
  constructor(
    @Inject(ROOM_ARMING) private readonly rooms: RoomArming,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /** @throws RoomForbidden */
  async arm(
    roomId: string,
    { minutes, why }: { readonly minutes: number; readonly why: string },
    asker: Asker,
  ): Promise<Arming> {
    refuseForeignRoom(asker.person, roomId);
    const at = this.clock.now();
    const arming = { by: asker.person.name, at, until: at + minutes * MINUTE };
    await this.rooms.arm(roomId, arming, this.entry('room.armed', roomId, why, asker, arming));
    return arming;
  }

  /** @throws RoomForbidden */
  async secure(roomId: string, why: string | undefined, asker: Asker): Promise<void> {
    refuseForeignRoom(asker.person, roomId);
    await this.rooms.secure(roomId, this.entry('room.secured', roomId, why, asker));
  }

  private entry(
    action: string,
    roomId: string,
    why: string | undefined,
    { person, from }: Asker,
    after?: object,
  ): AuditEntry {
    return {
      id: this.newId(),
      at: this.clock.now(),
      by: { type: 'person', name: person.name },
      action,
      subject: { type: 'room', id: roomId },
      roomId,
      from,
      ...(after && { after }),
      ...(why !== undefined && { why }),
    };
  }
}
