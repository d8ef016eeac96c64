import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { GRADES } from '../../core/grade.js';
import { CAUSES } from '../../core/incident/cause.js';
import { startClocks } from '../../core/incident/clock-runs.js';
import type { Cause } from '../../core/incident/events.js';
import type { IncidentView } from '../../core/incident/view.js';
import { fillScript } from '../../core/script/fill-script.js';
import { incidentFacts } from '../../core/script/incident-facts.js';
import { rankScripts } from '../../core/script/rank-scripts.js';
import { AUDIENCES, STEPS } from '../../core/script/script.js';
import { parseScript } from './parse-script.js';

const FOLDER = fileURLToPath(new URL('../../../scripts-templates', import.meta.url));
const SCRIPTS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .map((file) => parseScript(join(FOLDER, file), readFileSync(join(FOLDER, file), 'utf8')));

/** Absolute promises and superlatives that the Advertising Law of China (Article 9) and platforms object to. */
const FORBIDDEN = /最|第一|唯一|绝对|百分百|100\s*%|保证|永久|顶级|极致|国家级|史上|全网最|一定会|肯定会/;
/** Words that put the blame on those who complain. */
const BLAMING = /带节奏|造谣|黑粉|水军|无理取闹|你自己|您自己的网络|闹事|别有用心/;

function incidentOf(cause: Cause, grade: IncidentView['grade']): IncidentView {
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
  };
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

  it.each(CAUSES)('answer %s at every grade, to the room and in the host’s ear', (cause) => {
    for (const grade of GRADES) {
      const incident = incidentOf(cause, grade);
      const offered = rankScripts(SCRIPTS, incident, incidentFacts(incident, undefined, 0));
      for (const audience of ['room', 'host'] as const) {
        const best = offered.find((suggestion) => suggestion.audience === audience);
        expect(best?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['cause', 'grade']));
      }
    }
  });

  it('speak to every audience, and have one for every topic’s viewer', () => {
    expect(new Set(SCRIPTS.map(({ audience }) => audience))).toEqual(new Set(AUDIENCES));
    const viewers = SCRIPTS.filter(({ audience }) => audience === 'viewer').flatMap(({ causes }) => causes);
    expect(new Set(viewers).size).toBe(9);
  });

  it.each(['P0', 'P1'] as const)(
    'have words for a broken picture at %s that can be sent at once',
    (grade) => {
      const incident = incidentOf('av_fault', grade);
      const offered = rankScripts(SCRIPTS, incident, incidentFacts(incident, undefined, 60_000));
      expect(offered[0]).toMatchObject({ scriptId: 'av-fault-room-urgent', audience: 'room', missing: [] });
    },
  );
});
