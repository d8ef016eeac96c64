import { describe, expect, it } from '@jest/globals';
import { lengthInSounds, shinglesOf, soundsOf } from './rough-sounds.js';

describe('soundsOf', () => {
  it.each([
    ['骗子退钱', '片子 腿前！'],
    ['主播水军', '组播睡均'],
    ['退钱', '退退退钱 88😡'],
  ])('hears %j in %j', (text, other) => {
    expect(soundsOf(other)).toEqual(soundsOf(text));
  });

  it('keeps letters and texts apart that sound otherwise', () => {
    expect(soundsOf('abc')).not.toEqual(soundsOf('abd'));
    expect(soundsOf('退钱')).not.toEqual(soundsOf('加油'));
  });
});

describe('shinglesOf', () => {
  it('are what is left of a text when parts of it are changed', () => {
    const text = shinglesOf(soundsOf('这款面霜用完脸上起了疹子'));
    const changed = shinglesOf(soundsOf('这款面霜擦完脸上起了豆子'));
    const shared = [...changed].filter((pair) => text.has(pair)).length;
    expect(shared / changed.size).toBeGreaterThan(0.5);
  });

  it('are triples in letters, so that two English texts are not alike', () => {
    const text = shinglesOf(soundsOf('the best stream'));
    expect([...shinglesOf(soundsOf('there is another'))].filter((one) => text.has(one)).length).toBeLessThan(
      3,
    );
  });
});

describe('lengthInSounds', () => {
  it('counts what is different', () => {
    expect(lengthInSounds(soundsOf('加油加油加油'))).toBe(2);
    expect(lengthInSounds(soundsOf('awsl了'))).toBe(3);
  });
});
