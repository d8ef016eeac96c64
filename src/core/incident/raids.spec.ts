import { beforeAll, describe, expect, it } from '@jest/globals';
import { compose } from '../../demo/compose.js';
import { CHAT } from '../../demo/phrases/chat.js';
import { TROUBLE } from '../../demo/phrases/trouble.js';
import { pick, randomFrom } from '../../demo/random.js';
import type { Analyser } from '../detect/analyse-message.js';
import { compareGrades } from '../grade.js';
import { Evening, openAnalyser, type Said } from '../../../test/support/evening.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';

const INSULTS = ['主播滚出直播间', '主播真恶心滚吧', '恶心主播快滚', '主播滚出直播间吧真恶心'];
const SLANDER = [
  '骗子主播卖假货大家别上当',
  '骗子主播卖假货快退钱',
  '卖假货的骗子主播',
  '主播卖假货骗子大家别买',
];
const CONDUCT = ['主播态度太差了滚', '主播嘴真臭滚下去', '主播素质低快滚', '主播骂人不要脸滚'];
const DOUBTS = [
  '我上次买的就是假的',
  '收到的根本不是正品',
  '鉴定过了是假货',
  '说好正品结果是仿的',
  '退货都不给退 骗人',
];
const SMALL_TALK = Object.values(CHAT)
  .flat()
  .filter((text) => !text.includes('{'));

const PAST = 12 * 60;

/** What is said in a second of the evening beside the small talk. */
type Scene = (second: number, random: () => number) => readonly Said[];

let analyse: Analyser;

beforeAll(async () => {
  analyse = await openAnalyser();
});

/** @param every sees the incidents after each second */
async function play(scene: Scene, until: number, every: (second: number, views: IncidentView[]) => void) {
  const random = randomFrom(7);
  const evening = new Evening(analyse, 1_700_000_040_000);
  for (let second = -PAST; second < until; second++) {
    const chat = Array.from({ length: 6 }, () => ({
      userId: regular(random),
      text: pick(SMALL_TALK, random),
    }));
    const said = [...chat, ...scene(second, random)];
    if (second < -60) await evening.hear(said);
    else {
      await evening.second(said);
      every(second, evening.views());
    }
  }
  return evening.views();
}

const regular = (random: () => number) => `r${Math.floor(random() * 200)}`;

function saying(
  texts: readonly string[],
  who: (random: () => number) => string,
  pace: number,
  from: number,
  to: number,
): Scene {
  return (second, random) =>
    second < from || second >= to
      ? []
      : Array.from({ length: pace }, () => ({ userId: who(random), text: pick(texts, random) }));
}

const raidOf = (texts: readonly string[], accounts: number, pace: number, from: number, to: number): Scene =>
  saying(texts, (random) => `n${Math.floor(random() * accounts)}`, pace, from, to);

/** The picture breaks for a minute, and half a minute long people say that it is back. */
const fault: Scene = (second, random) => {
  const kind = second >= 0 && second < 60 ? 'fault' : second >= 60 && second < 90 ? 'relief' : undefined;
  if (!kind) return [];
  const phrases = { ...CHAT, ...TROUBLE };
  return Array.from({ length: 5 }, () => ({
    userId: regular(random),
    text: compose(pick(TROUBLE[kind]!, random), phrases, random),
  }));
};

const both =
  (...scenes: readonly Scene[]): Scene =>
  (second, random) =>
    scenes.flatMap((scene) => scene(second, random));
const causes = (views: readonly IncidentView[]) => views.map(({ cause }) => cause);

describe('a raid', () => {
  it.each([
    ['few insults', INSULTS, 60, 2],
    ['many insults', INSULTS, 400, 20],
    ['slander', SLANDER, 60, 5],
    ['insults that blame the host', CONDUCT, 60, 5],
  ])('is one incident, whatever it shouts: %s', async (_, texts, accounts, pace) => {
    const awake = new Set<string>();
    const views = await play(raidOf(texts, accounts, pace, 0, 60), 240, (second, now) => {
      if (second > 15) for (const view of now.filter(isAwake)) awake.add(view.cause);
    });
    expect([...awake]).toEqual(['flood']);
    expect(causes(views)).not.toContain('host');
    const [flood, ...others] = views.filter((view) => view.status !== 'merged');
    expect(others).toEqual([]);
    expect(flood).toMatchObject({ cause: 'flood', status: 'quiet' });
    // The clocks count from the first that was seen of it.
    expect(flood!.detectedAt).toBe(Math.min(...views.map(({ detectedAt }) => detectedAt)));
  });

  it('hides no accusation that viewers had made before, and none that they go on making after it', async () => {
    const viewers = (from: number, to: number) => saying(DOUBTS, regular, 2, from, to);
    const before = await play(both(viewers(0, 120), raidOf(SLANDER, 60, 3, 40, 100)), 150, () => undefined);
    expect(causes(before.filter(isAwake))).toEqual(expect.arrayContaining(['trust', 'flood']));
    const after = await play(both(viewers(60, 300), raidOf(SLANDER, 60, 3, 0, 60)), 300, () => undefined);
    expect(causes(after.filter(isAwake))).toContain('trust');
  });

  it('worsens no fault that viewers call repaired, nor keeps it awake', async () => {
    const grades = new Map<number, IncidentView>();
    const views = await play(both(fault, raidOf(INSULTS, 60, 5, 100, 160)), 200, (second, now) => {
      const picture = now.find(({ cause }) => cause === 'av_fault');
      if (picture) grades.set(second, picture);
    });
    const calmed = grades.get(95)!;
    expect(calmed.gradeReasons.map(({ code }) => code)).toContain('recovered');
    for (const [second, { grade }] of grades) {
      if (second > 95) expect(compareGrades(grade, calmed.grade)).toBeGreaterThanOrEqual(0);
    }
    expect(grades.get(199)!.status).toBe('quiet');
    expect(causes(views.filter(isAwake))).toEqual(['flood']);
  });
});
