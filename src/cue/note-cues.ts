import type { AuditActor, Origin } from '../core/audit/audit-entry.js';
import type { Person } from '../core/access/person.js';
import { applyCueEvent, foldCue, takes } from '../core/cue/apply-event.js';
import { nextCueEvent } from '../core/cue/next-event.js';
import type { CueView } from '../core/cue/view.js';
import { decideAnew } from '../core/decide-anew.js';
import type { Clock, CueStore, HostKey, Ledger } from '../ports.js';
import { CueNotFound } from './cue-errors.js';
import { cueTold } from './cue-told.js';
import { refuseStranger } from './may-cue.js';

/** What becomes of a cue that was sent. Each is one event, told to consoles and tablet in the same transaction. */
export class NoteCues {
  constructor(
    private readonly store: Pick<CueStore, 'events'>,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** @throws CueNotFound, CueForbidden, IllegalCueTransition when it is gone from the tablet already, ConflictError */
  async withdraw(cueId: string, person: Person, from?: Origin): Promise<CueView> {
    return await decideAnew(async () => {
      const cue = await this.read(cueId);
      refuseStranger(person, cue.roomId);
      return await this.write(cue, 'withdrawn', { type: 'person', name: person.name }, from);
    });
  }

  /** The tablet displays it. Any number of times; what needs no noting any more changes nothing. @throws CueNotFound, ConflictError */
  async shown(cueId: string, tablet: HostKey, from?: Origin): Promise<CueView> {
    return await this.byTablet(cueId, 'shown', tablet, from);
  }

  /** The host touched. Any number of times: the first counts. @throws CueNotFound, ConflictError */
  async received(cueId: string, tablet: HostKey, from?: Origin): Promise<CueView> {
    return await this.byTablet(cueId, 'received', tablet, from);
  }

  /**
   * Its time may be over. Any number of times, by any number of processes: one event at most comes of it.
   * @returns whether it is unseen since just now @throws ConflictError
   */
  async unseen(cueId: string): Promise<boolean> {
    return await decideAnew(async () => {
      const cue = await this.read(cueId);
      if (!takes(cue, 'unseen') || this.clock.now() < cue.dueAt) return false;
      await this.write(cue, 'unseen', { type: 'system' });
      return true;
    });
  }

  private async byTablet(
    cueId: string,
    type: 'shown' | 'received',
    { roomId, name, owner }: HostKey,
    from: Origin | undefined,
  ): Promise<CueView> {
    return await decideAnew(async () => {
      const cue = await this.read(cueId);
      if (cue.roomId !== roomId) throw new CueNotFound(cueId);
      return takes(cue, type) ? await this.write(cue, type, { type: 'key', name, owner }, from) : cue;
    });
  }

  private async read(cueId: string): Promise<CueView> {
    const events = await this.store.events(cueId);
    if (events.length === 0) throw new CueNotFound(cueId);
    return foldCue(events);
  }

  private async write(
    cue: CueView,
    type: 'withdrawn' | 'shown' | 'received' | 'unseen',
    by: AuditActor,
    from?: Origin,
  ): Promise<CueView> {
    const event = nextCueEvent(cue, { type }, this.clock.now(), by);
    const after = applyCueEvent(cue, event);
    await this.ledger.commit({ cues: [event], outbox: [cueTold(after)], ...(from && { from }) });
    return after;
  }
}
