import { PasswordsBusy } from '../../core/access/passwords-busy.js';

/** Lets a few work at once and a bounded number wait, first come, first served. */
export class Turns {
  private working = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly most: number,
  ) {}

  /** @throws PasswordsBusy when too many wait; what `work` throws */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.turn();
    try {
      return await work();
    } finally {
      // The place goes to the next in line and not to whoever comes by just now.
      const next = this.waiting.shift();
      if (next) next();
      else this.working--;
    }
  }

  private async turn(): Promise<void> {
    if (this.working < this.atOnce) {
      this.working++;
      return;
    }
    if (this.waiting.length >= this.most) throw new PasswordsBusy();
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
