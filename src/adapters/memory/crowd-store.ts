import {
  LINES_KEPT,
  LINES_OF_INTEREST,
  LINES_READ,
  NEW_FOR,
  TEXT_BUCKETS,
} from '../../core/window/bounds.js';
import { hashesIn, type People } from '../../core/window/people.js';
import { FLOOD_BUCKET, floorTo } from '../../core/window/widths.js';
import type { Cluster, Crowd, Line } from '../../core/window/window.js';
import { at } from './at.js';
import { FirstSeen } from './first-seen.js';
import { forgetFloodsBefore } from './forget-floods.js';
import { startsUpTo } from './starts-up-to.js';

/** Who writes in a room besides: see `Told`. */
export type Others = readonly [knownSince: number, others: number, newOthers: number];

/** Who writes in a room, what, and since when the room knows him. */
export class CrowdStore {
  private readonly lines = new Map<number, Line[]>();
  private readonly firsts = new FirstSeen();

  keepLine(start: number, line: Line): void {
    const lines = at(this.lines, start, () => []);
    if (lines.length < LINES_KEPT) lines.push(line);
  }

  noteAccount(account: string, start: number): void {
    this.firsts.note(account, start);
  }

  noteText(fingerprint: string, start: number): void {
    this.firsts.note(`t${fingerprint}`, start);
  }

  /** @returns when the text first was noticed, ms; 0 if that is not known */
  noticedAt(fingerprint: string, now: number): number {
    const first = this.firsts.of(`t${fingerprint}`, now);
    return first === Infinity ? 0 : first;
  }

  /** @returns how many of the accounts are new */
  countNew(accounts: Iterable<string>, now: number): number {
    let count = 0;
    for (const account of accounts) if (this.isNew(account, now)) count++;
    return count;
  }

  /** @returns since when somebody has written, ms; 0 where nobody has, or more than are remembered */
  knownSince(start: number): number {
    return this.firsts.isFull(start) ? 0 : this.firsts.earliest(start);
  }

  /** Of all who write something else than that text. */
  others(fingerprint: string, accounts: People, start: number): Others {
    if (this.firsts.isFull(start)) return [0, 0, 0];
    const own = new Set(hashesIn(accounts));
    const others = new Set<string>();
    for (const line of startsUpTo(start, TEXT_BUCKETS).flatMap((one) => this.lines.get(one) ?? [])) {
      for (const account of hashesIn(line.accounts)) {
        (line.fingerprint === fingerprint ? own : others).add(account);
      }
    }
    for (const account of own) others.delete(account);
    return [this.knownSince(start), others.size, this.countNew(others, start)];
  }

  /** @param clusters the room's, as of now */
  crowd(now: number, clusters: readonly Cluster[]): Crowd {
    const starts = startsUpTo(floorTo(now, FLOOD_BUCKET), TEXT_BUCKETS);
    const lines = starts.flatMap((start) => this.lines.get(start)?.toReversed() ?? []);
    const big = new Set(clusters.map(({ fingerprint }) => fingerprint));
    const isTooLarge = this.firsts.isFull(now);
    const known = isTooLarge ? [] : [...lines, ...clusters];
    const writers = new Set(known.flatMap(({ accounts }) => hashesIn(accounts)));
    const newcomers = new Set([...writers].filter((account) => this.isNew(account, now)));
    const isOfInterest = ({ tone, accounts }: Line) =>
      tone === 'attacks' || hashesIn(accounts).some((account) => newcomers.has(account));
    const first = lines.filter(isOfInterest);
    const rest = lines.filter((line) => !isOfInterest(line));
    const own = rest.filter(({ fingerprint }) => big.has(fingerprint));
    const others =
      first.length < LINES_OF_INTEREST ? [] : rest.filter(({ fingerprint }) => !big.has(fingerprint));
    return {
      lines: [...first, ...own, ...others].slice(0, LINES_READ),
      newcomers,
      writers: writers.size,
      isTooLarge,
    };
  }

  /** What no reading of `now` or later asks for. */
  forgetBefore(now: number): void {
    forgetFloodsBefore(this.lines, now);
    this.firsts.forgetBefore(now);
  }

  private isNew(account: string, now: number): boolean {
    const first = this.firsts.of(account, now);
    return first > now - NEW_FOR && first < Infinity;
  }
}
