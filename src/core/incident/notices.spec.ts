import { describe, expect, it } from '@jest/globals';
import { MINUTE } from '../window/widths.js';
import { foldIncident } from './apply-event.js';
import { NOW } from './incident.fixture.js';
import { nextEvent, SYSTEM } from './next-event.js';
import { noticesFor } from './notices.js';
import { ALL_TYPES, eventOf } from './stories.fixture.js';

const found = foldIncident([eventOf('detected', undefined)]);
const graded = foldIncident([eventOf('detected', undefined), eventOf('graded', found)]);
const about = { roomName: '晚八点主场', url: 'https://desk.example/rooms/r1' };

const escalated = (at: number, channels: readonly string[]) =>
  nextEvent(graded, { type: 'escalated', grade: 'P0', step: 1, to: { channels } }, at, SYSTEM);

describe('noticesFor', () => {
  it('calls each channel of an escalation, with a key of its own and the reasons', () => {
    const drafts = noticesFor(escalated(NOW + 3 * MINUTE, ['值班群', 'oncall']), graded, about);
    expect(drafts.map(({ channel, notice }) => [channel, notice.key])).toEqual([
      ['值班群', 'incident-i1-3-值班群'],
      ['oncall', 'incident-i1-3-oncall'],
    ]);
    expect(drafts[0]!.notice).toMatchObject({
      grade: 'P0',
      roomName: '晚八点主场',
      title: { zh: '音画故障，3 分钟无人认领' },
      url: about.url,
    });
    expect(drafts[0]!.notice.lines).toHaveLength(graded.gradeReasons.length);
    const [atOnce] = noticesFor(escalated(NOW, ['oncall']), graded, { roomName: 'r1' });
    expect(atOnce!.notice.title.zh).toContain('待认领');
    expect(atOnce!.notice).not.toHaveProperty('url');
  });

  it('calls nobody for anything else', () => {
    for (const type of ALL_TYPES.filter((one) => one !== 'escalated')) {
      expect(noticesFor(eventOf(type, graded), graded, about)).toEqual([]);
    }
  });
});
