import { describe, expect, it } from '@jest/globals';
import { dice, type Roll } from '../../../test/support/dice.js';
import {
  FLOOD_KINDS,
  floodLines,
  type FloodKind,
  type FloodLine,
} from '../../../test/support/flood-generator.js';
import type { Analyser } from '../../core/detect/analyse-message.js';
import type { SignalChange } from '../../core/signal.js';
import { fingerprint } from '../../core/text/fingerprint.js';
import { viewText } from '../../core/text/view-text.js';
import { MINUTE, SECOND } from '../../core/window/widths.js';
import type { Recorded } from '../../replay/recorded.js';
import { playStream } from './play-stream.js';

/** Reads nothing but which texts are alike: who comes must be enough. */
const analyse: Analyser = (messages) =>
  messages.map(({ text }) => ({
    ...{ sentiment: 0, sentimentScore: 0, abuse: 0, ad: 0, topics: [], evidence: [], truncated: false },
    fingerprint: fingerprint(viewText(text)),
  }));

const START = 1_000 * MINUTE;
const WORDS = [
  '多少钱',
  '几号链接',
  '来了来了',
  '有没有大码',
  '拍了',
  '好看',
  '什么时候发货',
  '主播晚上好',
  '颜色正吗',
];
const PAIRS = [
  ['这款面霜用完脸上起了疹子', '客服电话打了三天没有人接'],
  ['隔壁那家今晚同款半价', '想省钱的去那边看看吧'],
  ['请把上周的事情讲讲清楚', '说好的活动怎么又改了呢'],
] as const;

/** So many minutes of a room where 80 people write about twice a second and now and then shout together. */
function chat(minutes: number, roll: Roll): FloodLine[] {
  return Array.from({ length: minutes * 120 }, (_, i) => {
    const shout = Math.floor(i / 120) % 7 === 3 && i % 2 === 0;
    const text = shout ? '上链接上链接' : `${WORDS[roll(WORDS.length)]}${WORDS[roll(WORDS.length)]}`;
    return { at: START + i * 500 + roll(400), userId: `u${roll(80)}`, text };
  });
}

async function play(lines: readonly FloodLine[]): Promise<(SignalChange & { readonly now: number })[]> {
  const recorded: Recorded[] = lines
    .toSorted((a, b) => a.at - b.at)
    .map((line, i) => ({ ...line, line: i + 1, roomId: 'r1' }));
  const found: (SignalChange & { readonly now: number })[] = [];
  const ends = new Map([['r1', recorded.at(-1)!.at]]);
  await playStream(recorded, ends, analyse, {
    signal: (change, now) => found.push({ ...change, now }),
  });
  return found;
}

const floods = (found: Awaited<ReturnType<typeof play>>, chant: boolean) =>
  found.filter(({ change, signal }) => {
    const about = signal.evidence[0]!.facts;
    return change === 'raised' && signal.kind === 'flood.coordinated' && about['chant'] === chant;
  });

function floodOf(kind: FloodKind, size: number, roll: Roll): FloodLine[] {
  const accounts = Array.from({ length: size }, (_, i) => `x${size}-${i}`);
  const messages = Math.max(30, size + roll(size));
  const texts = PAIRS[roll(PAIRS.length)]!;
  const startsAt = START + 10 * MINUTE + roll(MINUTE);
  return floodLines({ kind, texts, accounts, messages, startsAt, lasts: 25 * SECOND }, roll);
}

/** Each plays many minutes of a room several times, and the machine may have other things to do. */
const LIMIT = 30_000;

describe('a flood in a recorded room', () => {
  it.each(FLOOD_KINDS)(
    'is found within five seconds of its 24th message: %s',
    async (kind) => {
      const roll = dice(FLOOD_KINDS.indexOf(kind) + 11);
      for (const size of [8, 25, 200]) {
        const flood = floodOf(kind, size, roll).toSorted((a, b) => a.at - b.at);
        const [attack] = floods(await play([...chat(13, roll), ...flood]), false);
        const facts = attack?.signal.evidence[0]?.facts;
        expect(attack?.now ?? Infinity).toBeLessThanOrEqual(flood[23]!.at + 5 * SECOND);
        expect(facts).toMatchObject({ firstText: expect.any(String), newShare: 1 });
      }
    },
    LIMIT,
  );

  it(
    'is found alike however often it is played',
    async () => {
      const once = dice(31);
      const lines = [...chat(12, once), ...floodOf('homophones', 25, once)];
      expect(await play(lines)).toEqual(await play(lines));
    },
    LIMIT,
  );

  it(
    'is a chant where the room’s own people do it',
    async () => {
      const roll = dice(5);
      const found = await play(chat(20, roll));
      expect(floods(found, false)).toEqual([]);
      expect(floods(found, true).length).toBeGreaterThan(0);
    },
    LIMIT,
  );
});

describe('silence in a recording', () => {
  const roll = dice(3);
  const lines = chat(20, roll);
  const hole = (from: number, to: number) =>
    lines.filter(({ at }) => at < START + from * MINUTE || at > START + to * MINUTE);

  it(
    'is a dead source after half a minute, and over when somebody writes',
    async () => {
      const stalled = (await play(hole(10, 13))).filter(({ signal }) => signal.kind === 'feed.stalled');
      expect(stalled.map(({ change }) => change)).toEqual(['raised', 'cleared']);
      expect(stalled[0]!.now - (START + 10 * MINUTE)).toBeLessThanOrEqual(32 * SECOND);
      expect(stalled[1]!.now - (START + 13 * MINUTE)).toBeLessThanOrEqual(20 * SECOND);
    },
    LIMIT,
  );

  it(
    'means nothing once the recording is over',
    async () => {
      const found = await play(hole(15, 60));
      expect(found.filter(({ signal }) => signal.kind === 'feed.stalled')).toEqual([]);
    },
    LIMIT,
  );
});
