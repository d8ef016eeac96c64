import { expect } from '@jest/globals';

/** The process died here: nothing after this line happened. */
class Killed extends Error {
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

/** More rounds than any story has: a test must end. */
const ROUNDS = 60;

/** Something that people, jobs and the outside do one after the other, by processes that may be killed. */
interface Story<Process, Left extends object> {
  /** An empty world, and what was there before. */
  readonly begin: () => Promise<void>;
  readonly processOf: (life: Life) => Process;
  /** Does what comes next as things stand. @returns whether it was the last: all is quiet */
  readonly goOn: (process: Process) => Promise<boolean>;
  /** What must be the same whatever was killed. */
  readonly left: () => Promise<Left>;
}

/**
 * Plays a story whole, then once for each of its steps, killed there and taken up by another process: each time the same
 * must be left.
 */
export async function killAtEveryStep<Process, Left extends object>(
  story: Story<Process, Left>,
): Promise<{ readonly steps: number; readonly whole: Left }> {
  const { steps } = await play(story, 0);
  const whole = await story.left();
  for (let step = 1; step <= steps; step++) {
    await play(story, step);
    expect({ step, ...(await story.left()) }).toEqual({ step, ...whole });
  }
  return { steps, whole };
}

/** @returns the first life, which ended at that step */
async function play<Process>(
  { begin, processOf, goOn }: Omit<Story<Process, object>, 'left'>,
  endsAt: number,
): Promise<Life> {
  await begin();
  const first = new Life(endsAt);
  let [life, alive] = [first, processOf(first)];
  for (let round = 0; round < ROUNDS; round++) {
    const isQuiet = await goOn(alive).catch(onlyKilled);
    // A kill may also pass unnoticed: what follows a commit fails without a word.
    if (!life.isOver && isQuiet) return first;
    if (life.isOver) {
      life = new Life();
      alive = processOf(life);
    }
  }
  throw new Error(`not quiet after ${ROUNDS} rounds, killed at step ${endsAt}`);
}

function onlyKilled(error: unknown): false {
  if (isKill(error)) return false;
  throw error;
}

/** Also as the reason of what is to be tried again, or as one of several that failed. */
function isKill(error: unknown): boolean {
  if (error instanceof Killed) return true;
  if (error instanceof AggregateError) return error.errors.every(isKill);
  return error instanceof Error && isKill(error.cause);
}
