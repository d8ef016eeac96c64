import { describe, expect, it } from '@jest/globals';
import type { CueView } from '@server/core/cue/view.js';
import { cueOf, isUnderWay } from './cued-script.js';

const cue: CueView = {
  id: 'c1',
  roomId: 'r1',
  text: '先停一下，声音没有了',
  author: 'wang',
  incidentId: 'i1',
  script: { scriptId: 'sound-host', version: 1 },
  status: 'sent',
  sentAt: 1_000,
  dueAt: 21_000,
  seq: 1,
};

describe('a cued script', () => {
  it('is told of only where the newest cue is its own', () => {
    expect(cueOf(cue, 'i1', 'sound-host')).toBe(cue);
    expect(cueOf(cue, 'i2', 'sound-host')).toBeUndefined();
    expect(cueOf(cue, 'i1', 'calm-host')).toBeUndefined();
    expect(cueOf(undefined, 'i1', 'sound-host')).toBeUndefined();
  });

  it('is not sent twice while the host may still touch it', () => {
    expect(isUnderWay(cue)).toBe(true);
    expect(isUnderWay({ ...cue, status: 'shown' })).toBe(true);
    expect(isUnderWay({ ...cue, status: 'unseen' })).toBe(false);
    expect(isUnderWay(undefined)).toBe(false);
  });
});
