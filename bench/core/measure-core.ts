import { openKit } from '../../src/adapters/text/open-analyser.js';
import { readAnalysisFolders } from '../../src/config.js';
import { type Analyser, createAnalyser } from '../../src/core/detect/analyse-message.js';
import { compileRules } from '../../src/core/match/compile-rules.js';
import type { KeywordList } from '../../src/core/match/rule-book.js';
import type { Analysis } from '../../src/core/flag.js';
import type { Message } from '../../src/core/message.js';
import { chatLines } from '../corpus/chat.js';
import { readLists, withFiller } from '../corpus/keywords.js';
import { seededRandom } from '../corpus/random.js';
import { median } from '../report/quantile.js';

export interface CoreResult {
  readonly keywords: number;
  /** Median over the passes. */
  readonly microseconds: number;
  /** Messages with a keyword, out of a hundred: more keywords find more, and what is found costs. */
  readonly hitPercent: number;
}

const MESSAGES = 20_000;
/** As many as a queue job brings at the rate of the story's room. */
const BATCH = 200;
const WARM_UPS = 3;
const PASSES = 11;

/** Times the detectors together, real segmenter included, with lists of several sizes taking turns. */
export function measureCore(sizes: readonly number[]): CoreResult[] {
  const kit = openKit(readAnalysisFolders());
  const shipped = readLists('rules');
  const messages = chatMessages(MESSAGES);
  const subjects = sizes.map((keywords) => {
    const matcher = compileRules({ version: 'bench', lists: upTo(shipped, keywords) });
    return { keywords, analyse: createAnalyser({ ...kit, matcher }), passes: [] as number[] };
  });
  for (let pass = -WARM_UPS; pass < PASSES; pass++) {
    for (const { analyse, passes } of subjects) {
      const took = timePass(analyse, messages);
      if (pass >= 0) passes.push(took);
    }
  }
  return subjects.map(({ keywords, analyse, passes }) => ({
    keywords,
    microseconds: median(passes),
    hitPercent: (analyse(messages).filter(hasKeyword).length / messages.length) * 100,
  }));
}

/** The shipped lists with filler; where they are larger than that, as much of them as fits. */
function upTo(lists: readonly KeywordList[], count: number): readonly KeywordList[] {
  let room = count;
  const cut = lists.map((list) => {
    const words = list.words.slice(0, room);
    room -= words.length;
    return { ...list, words };
  });
  return room > 0 ? withFiller(cut, count) : cut;
}

/** @returns µs a message */
function timePass(analyse: Analyser, messages: readonly Message[]): number {
  const from = process.hrtime.bigint();
  for (let at = 0; at < messages.length; at += BATCH) analyse(messages.slice(at, at + BATCH));
  return Number(process.hrtime.bigint() - from) / 1_000 / messages.length;
}

/** By way of JSON, as messages come: a text that was put together is read differently from one that was parsed. */
function chatMessages(count: number): Message[] {
  const next = chatLines(seededRandom(1));
  const messages = Array.from({ length: count }, (_, i): Message => ({
    id: String(i),
    kind: 'danmaku',
    roomId: 'bench',
    source: 'bench',
    userId: String(i),
    text: next(),
    count: 1,
    sentAt: i,
    receivedAt: i,
    clock: 'source',
  }));
  return JSON.parse(JSON.stringify(messages)) as Message[];
}

function hasKeyword({ evidence }: Analysis): boolean {
  return evidence.some(({ detector }) => detector === 'keyword');
}
