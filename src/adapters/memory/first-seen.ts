import { FIRST_KEPT, FIRST_PAGE } from '../../core/window/bounds.js';
import { floorTo } from '../../core/window/widths.js';
import { at } from './at.js';

/** When a room first had an account, or a text worth a look; an hour at a time. */
export class FirstSeen {
  private readonly pages = new Map<number, Map<string, number>>();

  note(name: string, start: number): void {
    const page = at(this.pages, floorTo(start, FIRST_PAGE), () => new Map<string, number>());
    const known = page.get(name);
    if (known === undefined ? page.size < FIRST_KEPT : start < known) page.set(name, start);
  }

  /** @returns in this hour or the one before, ms; Infinity if in neither */
  of(name: string, now: number): number {
    return Math.min(...this.around(now).map((page) => page?.get(name) ?? Infinity));
  }

  /** @returns the earliest start that was noted in the last hour, ms; 0 if none was */
  earliest(now: number): number {
    const since = now - FIRST_PAGE;
    let earliest = Infinity;
    for (const page of this.around(now)) {
      for (const start of page?.values() ?? []) if (start >= since && start < earliest) earliest = start;
    }
    return earliest === Infinity ? 0 : earliest;
  }

  isFull(now: number): boolean {
    return this.around(now).some((page) => page !== undefined && page.size >= FIRST_KEPT);
  }

  forgetBefore(now: number): void {
    for (const start of this.pages.keys()) if (start < now - 2 * FIRST_PAGE) this.pages.delete(start);
  }

  private around(now: number): readonly (ReadonlyMap<string, number> | undefined)[] {
    const page = floorTo(now, FIRST_PAGE);
    return [this.pages.get(page), this.pages.get(page - FIRST_PAGE)];
  }
}
