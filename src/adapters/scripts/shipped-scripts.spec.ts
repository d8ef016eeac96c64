import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { GRADES, type Grade } from '../../core/grade.js';
import { CAUSES } from '../../core/incident/cause.js';
import { startClocks } from '../../core/incident/clock-runs.js';
import type { Cause } from '../../core/incident/events.js';
import type { IncidentView } from '../../core/incident/view.js';
import { COMPENSATION_KINDS, compensationOf } from '../../core/script/compensation.js';
import { fillScript } from '../../core/script/fill-script.js';
import { NO_HISTORY } from '../../core/script/history.js';
import { incidentFacts } from '../../core/script/incident-facts.js';
import { rankScripts } from '../../core/script/rank-scripts.js';
import { AUDIENCES, STEPS, type Script } from '../../core/script/script.js';
import { parseScript } from './parse-script.js';

const FOLDER = fileURLToPath(new URL('../../../scripts-templates', import.meta.url));
const SCRIPTS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .map((file) => parseScript(join(FOLDER, file), readFileSync(join(FOLDER, file), 'utf8')));

/** Absolute promises and superlatives that the Advertising Law of China (Article 9) and platforms object to. */
const FORBIDDEN = /最|第一|唯一|绝对|百分百|100\s*%|保证|永久|顶级|极致|国家级|史上|全网最|一定会|肯定会/;
/** Words that put the blame on those who complain. */
const BLAMING = /带节奏|造谣|黑粉|水军|无理取闹|你自己|您自己的网络|闹事|别有用心/;

/** What nobody established, whatever is known of an incident. */
const INVENTED =
  /初步判断|波动|传输|运营商|机房|没有同步好|画面声音正常|画面和声音不受影响|看了回放|已(经)?(上报|送检|调取)|专门小组/;
/** Somebody found out that the host was wrong. */
const CONVICTED = /说得不对|不合适|没有过脑子|不妥的地方|不当言行，/;
const STILL_AT_IT = /正在(排查|查|处理|恢复)|还在(处理|排查)/;

const BACK = [{ code: 'recovered', facts: { people: 5 } }];

function incidentOf(cause: Cause, grade: Grade, given: Partial<IncidentView> = {}): IncidentView {
  return {
    id: 'i1',
    roomId: 'r1',
    cause,
    status: 'open',
    grade,
    gradedAt: 0,
    gradeReasons: [],
    signals: [],
    facts: {},
    detectedAt: 0,
    scriptsUsed: [],
    clocks: startClocks(0),
    escalated: [],
    seq: 2,
    ...given,
  };
}

function offeredFor(incident: IncidentView) {
  const facts = incidentFacts(incident, undefined, 60_000);
  return rankScripts(SCRIPTS, incident, { facts, history: NO_HISTORY, now: 60_000 });
}

function textOf({ steps }: Script): string {
  return STEPS.map((step) => steps[step]).join('\n');
}

describe('the scripts that come with the product', () => {
  it.each(SCRIPTS.map((script) => [script.id, script] as const))('%s speaks as it should', (_id, script) => {
    for (const step of STEPS) {
      expect(script.steps[step]).not.toMatch(FORBIDDEN);
      expect(script.steps[step]).not.toMatch(BLAMING);
      expect(script.steps[step]).toMatch(/[。!?”]$/);
      // Half-width punctuation between Chinese characters is a slip of the keyboard.
      expect(script.steps[step]).not.toMatch(/[,;:?!](?=\p{Script=Han})/u);
    }
    const examples = Object.fromEntries(script.variables.map(({ name, example }) => [name, example]));
    const { text, missing } = fillScript(script, examples);
    expect(missing).toEqual([]);
    expect(text).not.toMatch(/[{}]/);
    // One announcement must fit on a phone's screen.
    expect(text.length).toBeLessThanOrEqual(320);
  });

  it.each(SCRIPTS.map((script) => [script.id, script] as const))(
    '%s says only what is known',
    (_id, script) => {
      const text = textOf(script);
      const { when, causes, audience, variables } = script;
      expect(text).not.toMatch(INVENTED);
      if (!variables.some(({ name }) => name === 'fact')) expect(text).not.toMatch(CONVICTED);
      if (causes.includes('av_fault') && when.aspect === undefined) expect(text).not.toMatch(/画面|声音|卡/);
      if (when.phase === 'recovered') expect(text).not.toMatch(STILL_AT_IT);
      else expect(text).not.toMatch(/停下来了|已经停止|又能看到了/);
      // A cue may tell what to answer if somebody asks.
      if (!when.talk && causes[0] !== 'opinion') expect(text).not.toMatch(/外面|网上|网络上|网友/);
      if (
        audience === 'social' &&
        !causes.some((cause) => cause.endsWith('_fault')) &&
        causes[0] !== 'quality'
      ) {
        expect(when.talk).toBe(true);
      }
    },
  );

  describe.each(CAUSES)('answer %s', (cause) => {
    it.each(GRADES)('at %s, to the room and in the host’s ear, during it and after it', (grade) => {
      for (const given of [{}, { status: 'quiet', quietAt: 60_000 }, { gradeReasons: BACK }] as const) {
        const offered = offeredFor(incidentOf(cause, grade, given));
        for (const audience of ['room', 'host'] as const) {
          const best = offered.find((suggestion) => suggestion.audience === audience);
          expect(best?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['cause', 'grade']));
        }
        expect(offered[0]?.reasons.map(({ code }) => code)).toContain('grade');
      }
    });
  });

  it.each([
    [{ 'hit.sound': 20 }, /声音/, /画面|看不清|卡/],
    [{ 'hit.picture': 12, 'hit.stutter': 20 }, /画面/, /声音|听不清|听不到/],
  ])('claim no more than what viewers say is broken: %j', (facts, said, unsaid) => {
    for (const grade of GRADES) {
      const offered = offeredFor(incidentOf('av_fault', grade, { facts }));
      for (const audience of ['room', 'host'] as const) {
        const { text } = offered.find((suggestion) => suggestion.audience === audience)!;
        expect(text).toMatch(said);
        expect(text).not.toMatch(unsaid);
      }
    }
  });

  it('let nobody talk who is not heard', () => {
    for (const grade of GRADES) {
      const offered = offeredFor(incidentOf('av_fault', grade, { facts: { 'hit.sound': 20 } }));
      expect(offered.find(({ audience }) => audience === 'host')?.text).toMatch(/^先别讲/);
    }
  });

  it('have something for every audience when a fault is over, and nothing that still works on it', () => {
    for (const cause of ['av_fault', 'shop_fault'] as const) {
      const offered = offeredFor(incidentOf(cause, 'P1', { gradeReasons: BACK }));
      expect(offered.map(({ scriptId }) => scriptId).filter((id) => !id.includes('-recovered'))).toEqual([]);
      expect(new Set(offered.map(({ audience }) => audience))).toEqual(new Set(AUDIENCES));
      expect(offered[0]).toMatchObject({ audience: 'room', missing: [] });
    }
  });

  it('go on from what was said, and do not say it twice', () => {
    const at = 30_000;
    const by = { type: 'person', name: '小李' } as const;
    const used = [{ scriptId: 'av-fault-room-urgent', version: 2, at, by }];
    const again = offeredFor(incidentOf('av_fault', 'P0', { answeredAt: at, scriptsUsed: used }));
    expect(again.find(({ audience }) => audience === 'room')?.scriptId).toBe('av-fault-room-progress');
    expect(again.map(({ scriptId }) => scriptId)).not.toContain('av-fault-room-urgent');
  });

  it.each(['abuse', 'flood'] as const)('confess nothing when the host is attacked: %s', (cause) => {
    const attack = {
      signalId: 's',
      kind: 'spike.topic',
      subject: 'host',
      topic: 'host',
      grade: 'P2',
    } as const;
    for (const grade of GRADES) {
      const offered = offeredFor(incidentOf(cause, grade, { signals: [attack] }));
      for (const { text, missing } of offered.filter(({ audience }) => audience !== 'viewer')) {
        if (missing.length === 0) expect(text).not.toMatch(/对不起|抱歉|我(们)?(说)?错/);
      }
    }
  });

  it('apologise for nothing when a room merely becomes calmer', () => {
    for (const script of SCRIPTS.filter(({ causes }) => causes.includes('activity'))) {
      expect(textOf(script)).not.toMatch(/对不起|抱歉|拖/);
    }
  });

  it('have variants of scripts that are there, for the same audience', () => {
    for (const { variantOf, audience } of SCRIPTS.filter((script) => script.variantOf !== undefined)) {
      const base = SCRIPTS.find(({ id }) => id === variantOf);
      expect(base).toMatchObject({ audience });
      expect(base?.variantOf).toBeUndefined();
    }
  });

  it('give something away of every kind, and say how much', () => {
    const giving = SCRIPTS.filter(({ compensation }) => compensation.length > 0);
    expect(new Set(giving.flatMap(({ compensation }) => compensation.map(({ kind }) => kind)))).toEqual(
      new Set(COMPENSATION_KINDS),
    );
    for (const script of giving) {
      const examples = Object.fromEntries(script.variables.map(({ name, example }) => [name, example]));
      const { total, unfilled } = compensationOf(script, examples)!;
      expect(unfilled).toEqual([]);
      // An example is what people do: it stays within what one may give by oneself.
      expect(total).toBeLessThanOrEqual(500);
    }
  });

  it('speak to every audience, and have one for every topic’s viewer', () => {
    expect(new Set(SCRIPTS.map(({ audience }) => audience))).toEqual(new Set(AUDIENCES));
    const viewers = SCRIPTS.filter(({ audience }) => audience === 'viewer').flatMap(({ causes }) => causes);
    expect(new Set(viewers).size).toBe(9);
  });

  it.each(['P0', 'P1'] as const)('have words for a fault at %s that can be sent at once', (grade) => {
    expect(offeredFor(incidentOf('av_fault', grade))[0]).toMatchObject({
      scriptId: 'av-fault-room-urgent',
      audience: 'room',
      missing: [],
    });
  });
});
