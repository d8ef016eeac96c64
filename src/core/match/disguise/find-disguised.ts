import { kindOf, LATIN } from '../../text/kind.js';
import { ends, FIRST_WAY, goesOn, RECORD, SECOND_WAY, stateOf } from './opening-records.js';
import { NOTHING, Openings } from './openings.js';
import type { Path } from './path.js';
import { areInWords } from './plausible.js';
import { haveGaps } from './stands-apart.js';
import type { Tokens } from './tokens.js';
import type { SoundTrie, Spelled } from './trie.js';
import { Walk } from './walk.js';
import { WAYS } from './ways.js';
import type { WordMap } from './word-map.js';

/**
 * Reads a text as keywords in all ways at once, from each of its places. What three characters lead to is
 * remembered, and hardly ever anything: this is why ten times the keywords do not take ten times as long.
 */
export class DisguiseFinder {
  private readonly openings: Openings;
  private readonly walk: Walk;

  /**
   * @param words between spaces and marks
   * @param report told of each keyword that may be meant, with its length, while the path shows how
   */
  constructor(
    private readonly trie: SoundTrie,
    private readonly tokens: Tokens,
    private readonly path: Path,
    private readonly words: WordMap,
    report: (spelled: Spelled, length: number) => void,
  ) {
    this.openings = new Openings(trie);
    this.walk = new Walk(trie, tokens, path, report);
  }

  /** Reports the keywords that the tokens may be read as, those too that are plainly written. */
  find(): void {
    const { length, counts, longer } = this.tokens;
    for (let at = 0; at < length; at++) {
      if (this.isInsideLatin(at)) continue;
      this.walk.begin();
      const second = at + 1;
      if (longer[at] === 1) this.walk.readLonger(0, 0, at);
      if (counts[at]! > 1) this.openDoubled(at);
      if (second === length) break;
      if (counts[second] === 0) this.openWidely(at);
      else this.open(at);
    }
  }

  /** Inside a Latin word no keyword begins. */
  private isInsideLatin(at: number): boolean {
    const { raw, starts, ends } = this.tokens;
    return (
      at > 0 && kindOf(raw[at]!) === LATIN && kindOf(raw[at - 1]!) === LATIN && ends[at - 1] === starts[at]
    );
  }

  /** Begins with this token and the next, each for one character. */
  private open(at: number): void {
    const { all } = this.openings.records;
    for (let i = this.openingsAt(at); all[i] !== 0; i += RECORD) {
      const record = all[i]!;
      const isEnding = ends(record) && !this.areInWords(at);
      if (!isEnding && !goesOn(record)) continue;
      this.putWay(0, all[i + FIRST_WAY]!, at);
      this.putWay(1, all[i + SECOND_WAY]!, at + 1);
      if (isEnding) this.walk.endAt(2, stateOf(record));
      if (goesOn(record)) this.walk.readOn(2, stateOf(record), at + 2);
    }
    // The second character may also be written in parts or in letters.
    if (this.tokens.longer[at + 1] === 1) this.openInParts(at);
  }

  private openingsAt(at: number): number {
    const { units, counts, longer, length } = this.tokens;
    const third = at + 2;
    if (third === length) return this.openings.ofThree(units[at]!, units[at + 1]!, NOTHING);
    // A symbol may mean nothing, and others stand for a character together.
    if (counts[third] === 0 || longer[third] === 1) return this.openings.ofTwo(units[at]!, units[at + 1]!);
    return this.openings.ofThree(units[at]!, units[at + 1]!, units[third]!);
  }

  /** Whether two tokens that follow one another closely have no claim to mean anything but their words. */
  private areInWords(at: number): boolean {
    if (haveGaps(this.tokens, at, at + 1)) return false;
    this.words.read(this.tokens);
    return areInWords(this.words, this.tokens, at);
  }

  private openInParts(at: number): void {
    this.eachEntry(at, (state) => this.walk.readLonger(1, state, at + 1));
  }

  /** Begins with this token for one character, whatever follows: symbols that may be read or not. */
  private openWidely(at: number): void {
    this.eachEntry(at, (state) => this.walk.goOn(1, state, at + 1));
  }

  /** Begins with a token for a character, or the same one twice: the folded view has one for both of 磨磨. */
  private openDoubled(at: number): void {
    this.eachEntry(at, (state, way) => {
      this.walk.endAt(1, state);
      const again = this.trie.step(state, WAYS.codes[way]!);
      if (again === 0) return;
      this.putWay(1, way, at);
      this.walk.goOn(2, again, at + 1);
    });
  }

  /** Begins with a token for one character, in each way that any keyword begins with. */
  private eachEntry(at: number, goOn: (state: number, way: number) => void): void {
    const { first, codes } = WAYS;
    const unit = this.tokens.units[at]!;
    for (let way = first[unit]!; way < first[unit + 1]!; way++) {
      const state = this.trie.enter(codes[way]!);
      if (state === 0) continue;
      this.putWay(0, way, at);
      goOn(state, way);
    }
  }

  private putWay(depth: number, way: number, at: number): void {
    this.path.put(depth, WAYS.codes[way]!, WAYS.means[way]!, at, at + 1);
  }
}
