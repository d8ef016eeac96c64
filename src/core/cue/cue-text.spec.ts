import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CUE_LIMIT, CueEmpty, cueText, CueTooLong } from './cue-text.js';

describe('the text of a cue', () => {
  it('is taken without space around it, its lines kept', () => {
    expect(cueText('  先稳住 \r\n\r\n  别念数字\t')).toBe('先稳住\n别念数字');
  });

  it('changes nothing more when taken twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (written) => {
        fc.pre(/[\p{L}\p{N}]/u.test(written));
        const text = cueText(written);
        expect(cueText(text)).toBe(text);
      }),
    );
  });

  it('counts characters as people do, and says how many there are', () => {
    expect(cueText('𠮷'.repeat(CUE_LIMIT))).toHaveLength(2 * CUE_LIMIT);
    expect(() => cueText('稳'.repeat(CUE_LIMIT + 3))).toThrow(CueTooLong);
    expect(() => cueText('稳'.repeat(CUE_LIMIT + 3))).toThrow('最多 200 字，现在 203 字');
  });

  it.each(['', ' \n\t', '\u200b\u2060'])('must have something to read in it: %j', (written) => {
    expect(() => cueText(written)).toThrow(CueEmpty);
  });
});
