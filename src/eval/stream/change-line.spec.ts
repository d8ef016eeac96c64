import { describe, expect, it } from '@jest/globals';
import type { Signal } from '../../core/signal.js';
import { changeLine, dayAndMinute } from './change-line.js';

const facts = {
  text: '加微信领内部价',
  accounts: 12,
  messages: 30,
  newShare: 0.9,
  firstId: '7',
  seconds: 20,
};
const signal: Signal = {
  ...{ id: 's1', roomId: 'r1', kind: 'flood.coordinated', subject: 'f1', topic: 'ad', grade: 'P2' },
  evidence: [
    {
      ...{ detector: 'flood.coordinated', rule: 'flood.coordinated', version: '1', score: 1 },
      spans: [],
      facts,
    },
  ],
  ...{ raisedAt: 1, seenAt: 1 },
};

describe('changeLine', () => {
  it('says what is known of many accounts with one text', () => {
    expect(changeLine({ change: 'raised', signal }, 61_000)).toMatchObject({
      ...{ change: 'raised', at: 61_000, room: 'r1', signal: 'flood.coordinated', topic: 'ad', grade: 'P2' },
      cluster: { text: '加微信领内部价', accounts: 12, messages: 30, newShare: 0.9, firstId: '7' },
    });
  });

  it('leaves the cluster out for other signals', () => {
    expect(
      changeLine({ change: 'cleared', signal: { ...signal, kind: 'feed.stalled' } }, 0),
    ).not.toHaveProperty('cluster');
  });
});

describe('dayAndMinute', () => {
  it('counts what ends with a minute to it', () => {
    const day = Date.UTC(2024, 4, 9);
    expect(dayAndMinute(day + 90 * 60_000)).toEqual({ day: '2024-5-9', minute: 89 });
    expect(dayAndMinute(day + 90 * 60_000 + 1_000)).toEqual({ day: '2024-5-9', minute: 90 });
    expect(dayAndMinute(day)).toEqual({ day: '2024-5-8', minute: 1_439 });
  });
});
