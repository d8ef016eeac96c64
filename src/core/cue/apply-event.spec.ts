import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyCueEvent, foldCue } from './apply-event.js';
import { CUE_EVENTS, cueEventOf, cueStory, NOW, takenBy } from './cue.fixture.js';
import type { CueEventType } from './events.js';
import { IllegalCueTransition } from './illegal-cue-transition.js';
import { isLate, RECEIPT_WITHIN } from './view.js';

const choices = fc.array(fc.nat(100), { minLength: 1, maxLength: 12 });

const after = (...types: CueEventType[]) =>
  types.reduce(
    (view, type) => applyCueEvent(view, cueEventOf(type, view)),
    foldCue([cueEventOf('sent', undefined, NOW)]),
  );

describe('folding a cue', () => {
  it('is total and deterministic over legal stories, and counts them', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const story = cueStory(picked);
        const view = foldCue(story);
        expect(view).toEqual(foldCue(structuredClone(story)));
        expect(view.seq).toBe(story.length);
      }),
    );
  });

  it('equals folding a beginning and applying the rest', () => {
    fc.assert(
      fc.property(choices, fc.nat(), (picked, cut) => {
        const story = cueStory(picked);
        const at = 1 + (cut % story.length);
        expect(story.slice(at).reduce(applyCueEvent, foldCue(story.slice(0, at)))).toEqual(foldCue(story));
      }),
    );
  });

  it('ends: nothing happens twice, whatever the order', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const types = cueStory(picked).map(({ type }) => type);
        expect(new Set(types).size).toBe(types.length);
      }),
    );
  });

  it('never forgets or moves a receipt, and says received for it unless the cue was taken away', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const story = cueStory(picked);
        const view = foldCue(story);
        const receipt = story.find(({ type }) => type === 'received');
        expect(view.receivedAt).toBe(receipt?.at);
        const isOver = view.withdrawnAt !== undefined || view.replacedAt !== undefined;
        expect(view.status === 'received').toBe(receipt !== undefined && !isOver);
        if (view.status === 'unseen') expect(receipt).toBeUndefined();
      }),
    );
  });

  it('refuses every event that the cue does not take, naming both', () => {
    fc.assert(
      fc.property(choices, fc.constantFrom(...CUE_EVENTS), (picked, type) => {
        const view = foldCue(cueStory(picked));
        fc.pre(!takenBy(view).includes(type));
        const apply = () => applyCueEvent(view, cueEventOf(type, view));
        expect(apply).toThrow(IllegalCueTransition);
        expect(apply).toThrow(expect.objectContaining({ state: view.status, event: type }));
      }),
    );
  });

  it('begins with sent only', () => {
    for (const type of CUE_EVENTS.filter((type) => type !== 'sent')) {
      expect(() => foldCue([cueEventOf(type)])).toThrow(
        expect.objectContaining({ state: 'none', event: type }),
      );
    }
    expect(() => foldCue([])).toThrow(RangeError);
  });

  it('refuses a gap, another cue, and whoever may not say so', () => {
    const view = after();
    const next = cueEventOf('received', view);
    expect(() => applyCueEvent(view, { ...next, seq: 3 })).toThrow('seq must be 2, is 3');
    expect(() => applyCueEvent(view, { ...next, cueId: 'c9' })).toThrow(IllegalCueTransition);
    expect(() => applyCueEvent(view, { ...next, by: { type: 'person', name: '小周' } })).toThrow(
      'not by a person',
    );
  });
});

describe('what an event does', () => {
  it('is due twenty seconds after it was sent, and not earlier', () => {
    const view = after();
    expect(view).toMatchObject({ status: 'sent', author: '小周', sentAt: NOW, dueAt: NOW + 20_000 });
    const early = cueEventOf('unseen', view, view.dueAt - 1);
    expect(() => applyCueEvent(view, early)).toThrow('not due yet');
    expect(applyCueEvent(view, { ...early, at: view.dueAt })).toMatchObject({ status: 'unseen' });
  });

  it('counts a receipt after the cue was given up, as late', () => {
    const view = after('unseen');
    const received = applyCueEvent(view, cueEventOf('received', view, NOW + 26_000));
    expect(received).toMatchObject({ status: 'received', receivedAt: NOW + 26_000 });
    expect([isLate(received), isLate({ ...received, receivedAt: NOW + RECEIPT_WITHIN })]).toEqual([
      true,
      false,
    ]);
    expect(isLate(view)).toBe(false);
  });

  it('stays unseen when it is only shown, late', () => {
    expect(after('unseen', 'shown')).toMatchObject({ status: 'unseen', shownAt: NOW + RECEIPT_WITHIN });
  });

  it('notes a receipt that crossed a withdrawal or a newer cue, and stays what it was', () => {
    expect(after('withdrawn', 'received')).toMatchObject({
      status: 'withdrawn',
      receivedAt: NOW + RECEIPT_WITHIN,
    });
    expect(after('shown', 'replaced', 'received').status).toBe('replaced');
  });

  it('can be taken away after it was read', () => {
    expect(after('received', 'withdrawn')).toMatchObject({ status: 'withdrawn' });
  });
});
