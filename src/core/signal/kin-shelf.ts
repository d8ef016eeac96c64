import { isKin, join, type Kin, type Likeness } from './flood-kin.js';
import type { FloodText } from './flood-texts.js';

/** Groups in the order in which they began, found by the pairs of sounds that are in them. */
export class KinShelf {
  readonly groups: Kin[] = [];
  private readonly holders = new Map<number, Set<number>>();

  constructor(groups: readonly Kin[] = []) {
    for (const group of groups) this.shelve(this.groups.push(group) - 1, group.pairs.keys());
  }

  add(group: Kin, text: FloodText, pairs: ReadonlySet<number>): void {
    join(group, text, pairs);
    this.shelve(this.groups.push(group) - 1, pairs);
  }

  /** Puts the text into the first group that is like it. @returns whether there is one */
  joins(text: FloodText, pairs: ReadonlySet<number>, likeness: Likeness): boolean {
    const home = this.candidates(pairs).find((place) => isKin(this.groups[place]!, pairs, likeness));
    if (home === undefined) return false;
    join(this.groups[home]!, text, pairs);
    this.shelve(home, pairs);
    return true;
  }

  /** @returns places of the groups that have one of the pairs, in order: no other can be like the text */
  private candidates(pairs: Iterable<number>): number[] {
    const places = new Set<number>();
    for (const pair of pairs) for (const place of this.holders.get(pair) ?? []) places.add(place);
    return [...places].sort((a, b) => a - b);
  }

  private shelve(place: number, pairs: Iterable<number>): void {
    for (const pair of pairs) {
      const holders = this.holders.get(pair);
      if (holders) holders.add(place);
      else this.holders.set(pair, new Set([place]));
    }
  }
}
