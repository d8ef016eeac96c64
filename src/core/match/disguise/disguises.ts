import type { Segmenter } from '../../text/segmenter.js';
import type { TextViews } from '../../text/view.js';
import { viewText } from '../../text/view-text.js';
import type { Keyword } from '../keyword.js';
import type { Occurrence } from '../occurrence.js';
import { DisguiseFinder } from './find-disguised.js';
import { MEANS } from './means.js';
import { Path } from './path.js';
import { isPlausible, mayBeMeant } from './plausible.js';
import { haveGaps, standsApart } from './stands-apart.js';
import { Tokens } from './tokens.js';
import { SoundTrie, type Spelled } from './trie.js';
import { FAINT, PLAIN } from './ways.js';
import { WordMap } from './word-map.js';

const NO_VIEWS = viewText('');
const NONE: readonly Occurrence[] = [];

/** Finds keywords that are written by their sound, their looks, in parts, in letters or in symbols. */
export class Disguises {
  private readonly tokens = new Tokens();
  private readonly path = new Path();
  private readonly finder: DisguiseFinder;
  private readonly wordsApart = new WordMap(true);
  private readonly wordsTogether = new WordMap(false);
  /** By keyword and place: of several ways to read a keyword there the last one is told. */
  private occurrences = new Map<string, Occurrence>();
  private views = NO_VIEWS;

  constructor(keywords: readonly Keyword[]) {
    const trie = new SoundTrie(keywords.flatMap(spellings));
    this.finder = new DisguiseFinder(trie, this.tokens, this.path, this.wordsApart, (spelled, length) =>
      this.consider(spelled, length),
    );
  }

  /** @returns what is not also written plainly, each keyword once at a place. */
  find(views: TextViews, segmenter: Segmenter): readonly Occurrence[] {
    // Also what a segmenter that threw has left behind. A new map, as in `loadSegmenter`.
    if (this.occurrences.size > 0) this.occurrences = new Map();
    this.views = views;
    this.wordsApart.open(views, segmenter);
    this.wordsTogether.open(views, segmenter);
    this.tokens.read(views);
    this.finder.find();
    return this.occurrences.size === 0 ? NONE : [...this.occurrences.values()];
  }

  /** Keeps the keyword that the path leads to, if the writer means it. */
  private consider(spelled: Spelled, length: number): void {
    const { path, tokens, views } = this;
    if (!path.settle(spelled, length, tokens) || !mayBeMeant(path, tokens)) return;
    const { first, last } = path;
    if (!standsApart(path, tokens, views.normal.text)) return;
    const words = haveGaps(tokens, first, last) ? this.wordsTogether : this.wordsApart;
    words.read(tokens);
    if (!isPlausible(path, spelled, tokens, words)) return;
    const occurrence = this.occurrenceOf(spelled);
    // Of a symbol alone nothing is left in the folded view, where occurrences are compared.
    if (occurrence.start === occurrence.end) return;
    const { list, word } = spelled.keyword;
    this.occurrences.set(`${list.id} ${word} ${first} ${last}`, occurrence);
  }

  private occurrenceOf({ keyword }: Spelled): Occurrence {
    const { starts, ends, folded, counts } = this.tokens;
    const { normal } = this.views;
    const { first, last } = this.path;
    return {
      keyword,
      start: folded[first]!,
      end: folded[last]! + (counts[last] === 0 ? 0 : 1),
      disguise: {
        means: namesOf(this.path),
        span: { start: normal.starts[starts[first]!]!, end: normal.ends[ends[last]! - 1]! },
      },
    };
  }
}

/** @returns the means of a settled path, each once, as `homophone+split`. */
function namesOf({ settled, length }: Path): string {
  const names: string[] = [];
  for (let i = 0; i < length; i++) {
    const name = MEANS[settled[i]! & ~FAINT]!;
    if (settled[i] !== PLAIN && !names.includes(name)) names.push(name);
  }
  return names.join('+');
}

/** A keyword as it folds, and one with doubled characters also as it is typed: 宝饱 for 宝宝. */
function spellings(keyword: Keyword): Spelled[] {
  const folded = Array.from({ length: keyword.folded.length }, (_, i) => keyword.folded.charCodeAt(i));
  const asFolded = { keyword, units: folded, runs: keyword.runs };
  if (keyword.runs.every((run) => run === 1)) return [asFolded];
  const typed = folded.flatMap((unit, i) => Array<number>(keyword.runs[i]!).fill(unit));
  return [asFolded, { keyword, units: typed, runs: typed.map(() => 1) }];
}
