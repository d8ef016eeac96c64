import { describe, expect, it } from '@jest/globals';
import { pinyin } from 'pinyin-pro';
import { SYLLABLES, furtherSyllablesOf, syllableOf } from './sound.js';

const codeOf = (character: string) => syllableOf(character.charCodeAt(0));

describe('syllableOf', () => {
  it('is the same for characters that sound alike but for the tone', () => {
    expect(codeOf('骗')).toBe(SYLLABLES.get('pian'));
    expect(['片', '谝', '篇'].map(codeOf)).toEqual(Array(3).fill(codeOf('骗')));
    expect(codeOf('薇')).toBe(codeOf('微'));
    expect(codeOf('女')).not.toBe(codeOf('努'));
  });

  it('is 0 for what is no Han character', () => {
    expect([...'a1。か\ud83d\uffff'].map(codeOf)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('knows what else a character may sound like', () => {
    expect(furtherSyllablesOf('行'.charCodeAt(0))).toEqual([SYLLABLES.get('hang')]);
    expect(furtherSyllablesOf('骗'.charCodeAt(0))).toEqual([]);
  });

  it('reads every common character as pinyin-pro does', () => {
    const differing: string[] = [];
    for (let unit = 0x4e00; unit <= 0x9fa5; unit++) {
      const character = String.fromCharCode(unit);
      const letters = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true }).find(
        (one) => SYLLABLES.has(one),
      );
      if (syllableOf(unit) !== (letters === undefined ? 0 : SYLLABLES.get(letters)))
        differing.push(character);
    }
    expect(differing).toEqual([]);
  });
});
