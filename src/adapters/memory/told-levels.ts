import { TOLD_MEMORY_SECONDS } from '../../core/window/bounds.js';
import { SECOND } from '../../core/window/widths.js';

/** Which users and texts of a room were told of, and as how large: each is told again only when it has grown. */
export class ToldLevels {
  private readonly levels = new Map<string, { level: number; at: number }>();

  /** @returns whether `name` was last told of as smaller, or so long ago that it is forgotten; then it is now told */
  isNews(name: string, level: number, now: number): boolean {
    const told = this.levels.get(name);
    const known = told && now - told.at <= TOLD_MEMORY_SECONDS * SECOND ? told.level : 0;
    if (level <= known) return false;
    this.levels.set(name, { level, at: now });
    return true;
  }

  forgetBefore(now: number): void {
    for (const [name, told] of this.levels) {
      if (now - told.at > TOLD_MEMORY_SECONDS * SECOND) this.levels.delete(name);
    }
  }
}

/** 0 below the limit, then one more at each doubling. */
export function levelOf(count: number, limit: number): number {
  return count < limit ? 0 : 1 + Math.floor(Math.log2(count / limit) + 1e-9);
}
