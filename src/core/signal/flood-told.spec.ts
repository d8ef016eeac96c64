import { describe, expect, it } from '@jest/globals';
import { smallestOf } from '../window/people.js';
import { shortHash } from '../window/short-hash.js';
import { MINUTE } from '../window/widths.js';
import { names, NOW, observedOf } from '../window/window.fixture.js';
import type { Observed } from '../window/window.js';
import { toldEvidence } from './flood-told.js';

interface Case {
  readonly newcomers?: number;
  readonly noticedAt?: number;
  readonly knownSince?: number;
  readonly others?: number;
  readonly newOthers?: number;
}

/** Whether thirty who write one text are taken for a crowd. */
function isChant(subject: Observed, given: Case): unknown {
  const accounts = smallestOf(names('a', 30).map(shortHash));
  const { newcomers = 30, noticedAt = NOW, knownSince = NOW - 30 * MINUTE } = given;
  const { others = 60, newOthers = 0 } = given;
  const told = ['text', 0, 30, accounts, newcomers, noticedAt, knownSince, others, newOthers] as const;
  return toldEvidence([told], [subject]).get(subject.message.id)![0]!.facts['chant'];
}

const fault = observedOf({ text: '没声音' }, { topics: ['av_fault'], sentiment: -1 });
const outcry = observedOf({ text: '退钱退钱' }, { topics: ['trust'], sentiment: -1 });
const accusation = observedOf({ text: '卖假货的主播快把钱退给我们' }, { topics: ['trust'], sentiment: -1 });

describe('a flood that is told of a message', () => {
  it('is a crowd that sees one thing where everybody is new', () => {
    expect(isChant(fault, { knownSince: NOW - 2 * MINUTE })).toBe(true);
    expect(isChant(fault, { knownSince: 0, others: 0 })).toBe(true);
    expect(isChant(fault, { newOthers: 60 })).toBe(true);
  });

  it('is told by strangers once they can be known, whatever they say', () => {
    expect(isChant(fault, {})).toBe(false);
    expect(isChant(observedOf({ text: '主播加油' }), {})).toBe(false);
    expect(isChant(fault, { newcomers: 3 })).toBe(true);
  });

  it('is a shout or the room’s own before it is an attack', () => {
    expect(isChant(outcry, { newcomers: 0 })).toBe(true);
    expect(isChant(accusation, { newcomers: 0 })).toBe(false);
    expect(isChant(accusation, { newcomers: 0, noticedAt: NOW - 20 * MINUTE })).toBe(true);
  });
});
