import { FLOOD_LIMITS } from '../../core/signal/flood-limits.js';
import { NOTICED, READ_HOT } from '../../core/window/bounds.js';
import type { UserDelta } from '../../core/window/room-delta.js';
import { FLOOD_BUCKET, floorTo } from '../../core/window/widths.js';
import type { HotUser } from '../../core/window/window.js';
import { at } from './at.js';
import type { CrowdStore } from './crowd-store.js';
import { forgetFloodsBefore } from './forget-floods.js';
import { highest } from './highest.js';
import { startsUpTo } from './starts-up-to.js';
import { levelOf, type ToldLevels } from './told-levels.js';

interface User {
  readonly account: string;
  messages: number;
  textSum: number;
}

/** A user who crossed a limit. */
export interface GrownUser {
  readonly delta: UserDelta;
  readonly rate: number;
  readonly repeats: number;
}

/** Who writes too much in a room, or repeats himself. */
export class UserFloods {
  private readonly users = new Map<number, Map<string, User>>();

  constructor(
    private readonly writers: CrowdStore,
    private readonly levels: ToldLevels,
  ) {}

  /** @returns the user, where he crossed a limit, or a doubling of it */
  add(delta: UserDelta, now: number): GrownUser | undefined {
    const { start, user, account, at: sentAt, textNumber } = delta;
    const bucket = at(this.users, start, () => new Map<string, User>());
    const known = at(bucket, user, () => ({ account, messages: 0, textSum: 0 }));
    if (known.messages === 0) this.writers.noteAccount(user, start);
    known.messages += delta.messages;
    known.textSum += delta.textSum;
    if (known.messages < 2) return undefined;
    const found = startsUpTo(start, 3).flatMap((one) => this.users.get(one)?.get(user) ?? []);
    const all = found.reduce((sum, one) => sum + one.messages, 0);
    if (all < NOTICED) return undefined;
    const before = this.users.get(start - FLOOD_BUCKET)?.get(user)?.messages ?? 0;
    const rate = known.messages + Math.floor(before * (1 - (sentAt - start) / FLOOD_BUCKET));
    const textSum = found.reduce((sum, one) => sum + one.textSum, 0);
    const repeats = textSum === all * textNumber ? all : 0;
    const level = Math.max(
      levelOf(rate, FLOOD_LIMITS.userMessages),
      levelOf(repeats, FLOOD_LIMITS.userRepeats),
    );
    if (!this.levels.isNews(user, level, now)) return undefined;
    return { delta, rate, repeats };
  }

  hot(now: number): HotUser[] {
    const running = floorTo(now, FLOOD_BUCKET);
    const names = new Map<string, string>();
    const scores = new Map<string, number>();
    for (const start of [running, running - FLOOD_BUCKET]) {
      for (const { account, messages } of this.users.get(start)?.values() ?? []) {
        if (messages < NOTICED) continue;
        const name = JSON.stringify(account);
        names.set(name, account);
        scores.set(name, (scores.get(name) ?? 0) + messages);
      }
    }
    return highest(scores, READ_HOT).map((name) => ({
      account: names.get(name)!,
      messages: scores.get(name)!,
    }));
  }

  forgetBefore(now: number): void {
    forgetFloodsBefore(this.users, now);
  }
}
