/** Some days of notices; what is forgotten is at worst sent again. */
const REMEMBERED = 10_000;

/**
 * What this process has sent already, so that trying again sends only the rest. It dies with the process: after a
 * kill between the answer and the note of it, a part may come twice, for robots cannot tell that they had it.
 */
export class SentParts {
  private readonly parts = new Set<string>();

  /** @param key of the notice */
  has(key: string, part: number | string): boolean {
    return this.parts.has(`${key}#${part}`);
  }

  add(key: string, part: number | string): void {
    this.parts.add(`${key}#${part}`);
    if (this.parts.size > REMEMBERED) this.parts.delete(this.parts.values().next().value!);
  }
}
