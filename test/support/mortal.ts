/** The process died here: nothing after this line happened. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * A life that ends at a chosen call to the outside. Every call to a part of it is two steps, before and after it takes
 * effect; once dead, no call does anything.
 */
export class Life {
  steps = 0;
  private dead = false;

  /** @param endsAt the step at which it ends, from 1; 0: never */
  constructor(private readonly endsAt = 0) {}

  get isOver(): boolean {
    return this.dead;
  }

  /** The same part, whose calls may be the last. */
  of<Part extends object>(part: Part): Part {
    return new Proxy(part, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => this.call(() => Reflect.apply(value, target, given) as unknown);
      },
    });
  }

  private call(act: () => unknown): unknown {
    this.step();
    const answer = act();
    if (!(answer instanceof Promise)) return answer;
    return answer.then((value: unknown) => {
      this.step();
      return value;
    });
  }

  private step(): void {
    if (!this.dead && ++this.steps === this.endsAt) this.dead = true;
    if (this.dead) throw new Killed(`at step ${this.endsAt}`);
  }
}
