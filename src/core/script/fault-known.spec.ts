import { describe, expect, it } from '@jest/globals';
import { aspectsIn, aspectsInWords, devicesIn } from './fault-known.js';

describe('aspectsIn', () => {
  it.each([
    [{}, undefined],
    [{ 'hit.any': 30, 'hit.order': 9, people: 40 }, undefined],
    [{ 'hit.sound': 1 }, '声音'],
    [{ 'hit.sound': 50, 'hit.picture': 1 }, '声音'],
    [{ 'hit.sound': 50, 'hit.picture': 12 }, '声音'],
    [{ 'hit.sound': 50, 'hit.picture': 7, 'hit.stutter': 6 }, '画面和声音'],
    [{ 'hit.stutter': 40, 'hit.entry': 3 }, '画面'],
    [{ 'hit.entry': 5 }, '连接'],
    [{ 'hit.entry': 5, 'hit.sound': 5, 'hit.picture': 5 }, '画面、声音和连接'],
    [{ 'hit.sound': '很多' }, undefined],
  ])('%j: %s', (facts, words) => {
    expect(aspectsInWords(aspectsIn(facts as Record<string, number>))).toBe(words);
  });
});

describe('devicesIn', () => {
  it.each([
    [{ 'hit.android': 2 }, []],
    [{ 'hit.android': 5, 'fine.apple': 9 }, ['安卓手机']],
    [{ 'hit.android': 5, 'fine.android': 5 }, []],
    [{ 'hit.stutter': 147, 'hit.pad': 5 }, []],
    [{ 'hit.sound': 60, 'hit.android': 6 }, ['安卓手机']],
    [{ 'hit.phone': 30, 'hit.广东': 30, 'hit.5g': 9 }, []],
    [{ 'hit.web': 3, 'hit.apple': 4, 'hit.pc': 7, 'hit.tv': 6 }, ['电脑端', '电视端', '苹果手机']],
  ])('%j: %j', (facts, names) => {
    expect(devicesIn(facts)).toEqual(names);
  });
});
