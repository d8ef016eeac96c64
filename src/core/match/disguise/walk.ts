import { writingsFrom, writingsOf } from './longer-writings.js';
import { MEANS } from './means.js';
import { LONGEST, type Path } from './path.js';
import type { Tokens } from './tokens.js';
import type { SoundTrie, Spelled } from './trie.js';
import { looksOf, MOST_LOOKS, needsPlain, PLAIN, WAYS } from './ways.js';
import { SYLLABLE, type Writing } from './writings.js';

/** Steps from one place of a text: a bound for texts made to cost. Ordinary chat takes a few. */
export const MOST_STEPS = 300;

/** Goes on with a path, token by token, in all ways in which the text can be read as keywords. */
export class Walk {
  /** Taken since `begin`, MOST_STEPS at most. */
  steps = 0;

  constructor(
    private readonly trie: SoundTrie,
    private readonly tokens: Tokens,
    private readonly path: Path,
    /** Told of each keyword whose end is reached, with its length; the path says how it is written. */
    private readonly report: (spelled: Spelled, length: number) => void,
  ) {}

  /** To be called at each place where keywords may begin. */
  begin(): void {
    this.steps = 0;
  }

  /** Goes on from a state, with the tokens from `from` on; `depth` characters are behind it. */
  goOn(depth: number, state: number, from: number): void {
    if (this.steps === MOST_STEPS || depth === LONGEST) return;
    this.steps++;
    this.endAt(depth, state);
    if (this.trie.goesOn(state)) this.readOn(depth, state, from);
  }

  /** Goes on as `goOn` does, with what is longer than what leads to the state. */
  readOn(depth: number, state: number, from: number): void {
    const { counts, longer, length } = this.tokens;
    for (let at = from; at < length; at++) {
      this.readOne(depth, state, at);
      if (longer[at] === 1) this.readLonger(depth, state, at);
      // A symbol may also mean nothing.
      if (counts[at] !== 0) break;
    }
  }

  /** Reports the keywords that end at a state. */
  endAt(depth: number, state: number): void {
    const ending = this.trie.endingAt(state);
    if (ending !== undefined) for (const spelled of ending) this.report(spelled, depth);
  }

  /** Reads a token in the ways that are of several tokens or for several characters. */
  readLonger(depth: number, state: number, at: number): void {
    const { units, counts, length } = this.tokens;
    for (const writing of writingsOf(units[at]!)) this.take(depth, state, writing, at, at + 1);
    if (counts[at]! > 1) this.readRepeated(depth, state, at);
    let second = at + 1;
    while (second < length && counts[second] === 0) second++;
    if (second >= length) return;
    for (const writing of writingsFrom(units[at]!, units[second]!)) {
      const end = this.endOf(writing, second);
      if (end === 0) continue;
      this.take(depth, state, writing, at, end);
      // The folded view has one g for both of wangguan.
      if (writing.means === 'pinyin' && counts[end - 1]! > 1) this.take(depth, state, writing, at, end - 1);
    }
  }

  /** Reads a token as one character. */
  private readOne(depth: number, state: number, at: number): void {
    const { first, codes, means } = WAYS;
    const unit = this.tokens.units[at]!;
    let looks = 0;
    for (let i = 0; i < depth; i++) {
      if (needsPlain(this.path.means[i]!)) {
        this.readPlainly(depth, state, at);
        return;
      }
      looks += looksOf(this.path.means[i]!);
    }
    for (let way = first[unit]!; way < first[unit + 1]!; way++) {
      // The ways that stray come last, the nearest first.
      if (looks + looksOf(means[way]!) > MOST_LOOKS) break;
      const next = this.trie.step(state, codes[way]!);
      if (next === 0) continue;
      this.path.put(depth, codes[way]!, means[way]!, at, at + 1);
      this.goOn(depth + 1, next, at + 1);
      if (this.tokens.counts[at]! > 1 && codes[way]! >= SYLLABLE) this.goOn(depth + 1, next, at);
    }
  }

  /** See `needsPlain`. */
  private readPlainly(depth: number, state: number, at: number): void {
    const unit = this.tokens.units[at]!;
    const next = this.trie.step(state, unit);
    if (next === 0) return;
    this.path.put(depth, unit, PLAIN, at, at + 1);
    this.goOn(depth + 1, next, at + 1);
  }

  /** 众 in parts is 人人人, of which the folded view has one. */
  private readRepeated(depth: number, state: number, at: number): void {
    const unit = this.tokens.units[at]!;
    for (const writing of writingsFrom(unit, unit)) {
      const { units } = writing;
      if (units.length <= this.tokens.counts[at]! && units.every((other) => other === unit))
        this.take(depth, state, writing, at, at + 1);
    }
  }

  /** @returns just past the last token if the text goes on from the second unit as the writing does; else 0. */
  private endOf({ units }: Writing, second: number): number {
    let at = second + 1;
    for (let i = 2; i < units.length; i++, at++) {
      while (at < this.tokens.length && this.tokens.counts[at] === 0) at++;
      if (at >= this.tokens.length || this.tokens.units[at] !== units[i]) return 0;
    }
    return at;
  }

  private take(depth: number, from: number, { codes, means }: Writing, start: number, end: number): void {
    let state = from;
    let at = depth;
    for (const code of codes) {
      state = at === 0 ? this.trie.enter(code) : this.trie.step(state, code);
      if (state === 0 || at === LONGEST) return;
      this.path.put(at++, code, MEANS.indexOf(means), start, end);
    }
    this.goOn(at, state, end);
  }
}
