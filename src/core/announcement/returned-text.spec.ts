import { describe, expect, it } from '@jest/globals';
import { DRAFT, SUBMITTED, stepsOf } from './announcement.fixture.js';
import { returnedText } from './returned-text.js';

const submitted = [SUBMITTED, 'wang'] as const;
const returned = [{ type: 'returned', note: '写上时间' }, 'li'] as const;
const edited = (text: string) => [{ type: 'edited', draft: { ...DRAFT, text } }, 'wang'] as const;

describe('returnedText', () => {
  it('is what the reviewer read, not what was made of it', () => {
    expect(returnedText(stepsOf(submitted, returned, edited('已恢复，20:15 重讲。'), submitted))).toBe(
      DRAFT.text,
    );
  });

  it('is of the last return, and none where there was none', () => {
    const again = [submitted, returned, edited('第二稿'), submitted, returned, edited('第三稿')];
    expect(returnedText(stepsOf(...again))).toBe('第二稿');
    expect(returnedText(stepsOf(submitted))).toBeUndefined();
  });
});
