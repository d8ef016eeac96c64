import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HostCue } from '../src/cue/host-cue.js';
import { mergeCues, waits } from './cues.js';

const cueOf = (id: string, sentAt: number, seq = 1): HostCue => ({
  id,
  sentAt,
  seq,
  text: id,
  status: 'sent',
});
/** Tellings of few cues, so that the same one comes often: a cue's time belongs to its id. */
const tellings = fc.array(
  fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 4 })).map(([n, seq]) => cueOf(`c${n}`, 100 * (n % 3), seq)),
  { maxLength: 20 },
);

describe('mergeCues', () => {
  it('keeps the newest four, whatever the order and however often each is told', () => {
    fc.assert(
      fc.property(tellings, fc.infiniteStream(fc.nat()), (told, order) => {
        const shuffled = told
          .map((cue) => ({ cue, place: order.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ cue }) => cue);
        const merged = mergeCues([], told);
        expect(mergeCues([], shuffled)).toEqual(merged);
        expect(mergeCues(merged, merged)).toEqual(merged);
        expect(merged.length).toBe(Math.min(4, new Set(told.map(({ id }) => id)).size));
      }),
    );
  });

  it('does not go back to an older telling', () => {
    const received: HostCue = { ...cueOf('a', 1, 3), status: 'received', receivedAt: 9 };
    expect(mergeCues([received], [cueOf('a', 1, 2)])).toEqual([received]);
  });
});

it('waits for a touch until there is one, also when the time is over', () => {
  const statuses = ['sent', 'shown', 'unseen', 'received', 'withdrawn', 'replaced'] as const;
  expect(statuses.filter((status) => waits({ ...cueOf('a', 1), status }))).toEqual([
    'sent',
    'shown',
    'unseen',
  ]);
});
