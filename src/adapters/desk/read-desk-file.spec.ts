import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_ANNOUNCEMENT_SETTINGS } from '../../core/announcement/settings.js';
import { DEFAULT_DESK_SETTINGS } from '../../core/incident/desk-settings.js';
import { FileRefused } from '../folder/file-refused.js';
import { readDeskFile } from './read-desk-file.js';

const read = (source: string, variables: Record<string, string> = {}) =>
  readDeskFile('desk.yaml', source, variables);

describe('readDeskFile', () => {
  it('leaves what it does not name as it was', () => {
    expect(read('{}')).toMatchObject({
      incidents: DEFAULT_DESK_SETTINGS,
      announcements: DEFAULT_ANNOUNCEMENT_SETTINGS,
      channels: { publishers: [], roomActions: [], notifiers: [] },
    });
  });

  it('is shipped with what the program has anyway, for people to read', () => {
    const shipped = read(readFileSync('desk.yaml', 'utf8'));
    expect(shipped.announcements).toEqual(DEFAULT_ANNOUNCEMENT_SETTINGS);
    expect(shipped.incidents.clocks).toEqual(DEFAULT_DESK_SETTINGS.clocks);
    for (const [grade, steps] of Object.entries(DEFAULT_DESK_SETTINGS.escalation)) {
      const own = shipped.incidents.escalation[grade as 'P0']!;
      expect(own).toEqual(steps.map(({ afterMs, to }) => ({ afterMs, to: { ...to, channels: [] } })));
    }
  });

  it('reads times, chains and channels', () => {
    const desk = read(
      `
clocks: { claim: { P0: 30s } }
escalation: { P0: [{ after: 2m, roles: [pr], channels: [值班群] }] }
announcements: { lapseAfter: { none: 1h } }
notifiers:
  - { type: wecom, name: 值班群, rooms: [a, b], url: '\${DESK_URL}' }`,
      { DESK_URL: 'https://x.example/1' },
    );
    expect(desk.incidents.clocks.claim).toEqual({ ...DEFAULT_DESK_SETTINGS.clocks.claim, P0: 30_000 });
    expect(desk.incidents.escalation.P0).toEqual([
      { afterMs: 120_000, to: { roles: ['pr'], channels: ['值班群'] } },
    ]);
    expect(desk.announcements.lapseAfter).toMatchObject({ none: 3_600_000, P0: 300_000 });
    expect(desk.channels.notifiers[0]).toMatchObject({
      type: 'wecom',
      rooms: ['a', 'b'],
      settings: { name: '值班群', url: 'https://x.example/1' },
    });
    expect(desk.channels.notifiers[0]!.lineOf(['url'])).toBe(6);
  });

  it.each([
    ['a time that is none', 'clocks:\n  claim:\n    P0: 60', 3],
    ['a grade that is none', 'clocks:\n  claim:\n    P9: 60s', 3],
    ['a section nobody knows', 'clock: {}', 1],
    ['a role nobody has', 'escalation:\n  P0:\n    - after: 1m\n      roles: [boss]', 4],
    ['a channel nobody has', 'escalation:\n  P0:\n    - after: 1m\n      channels: [值班群]', 4],
    ['no YAML', 'clocks: [', 1],
    ['a variable that is not set', 'notifiers:\n  - type: wecom\n    url: ${DESK_NOT_SET}', 3],
    ['a variable that is not for this file', 'notifiers:\n  - type: wecom\n    url: ${DATABASE_URL}', 3],
  ])('refuses %s and says where', (_what, source, line) => {
    expect(() => read(source)).toThrow(FileRefused);
    expect(() => read(source)).toThrow(new RegExp(`^desk\\.yaml:${line}: `));
  });

  it('never says a value of the environment', () => {
    const secret = 'secret-0123456789';
    const wrong = 'announcements:\n  visibleWithin: ${DESK_SECRET}';
    expect(() => read(wrong, { DESK_SECRET: secret })).toThrow(FileRefused);
    expect(() => read(wrong, { DESK_SECRET: secret })).not.toThrow(new RegExp(secret));
  });
});
