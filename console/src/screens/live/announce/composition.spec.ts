import { describe, expect, it } from '@jest/globals';
import type { Script } from '@server/core/script/script.js';
import { begin, overridesOf, wishOf, withText, wordsOf } from './composition.js';

const minutes = {
  name: 'minutes',
  type: 'minutes',
  label: { zh: '几分钟', en: 'minutes' },
  example: '3',
} as const;

const script: Script = {
  id: 'sound-back',
  version: 3,
  title: { zh: '声音恢复', en: 'Sound is back' },
  causes: ['av_fault'],
  grades: ['P0'],
  audience: 'room',
  when: {},
  variables: [minutes],
  compensation: [],
  steps: {
    acknowledge: '刚才没有声音。',
    explain: '已经恢复。',
    improve: '',
    act: '{{minutes}} 分钟后重讲。',
  },
};

const asked = { key: 'k', roomId: 'r1', incidentId: 'i1', scriptId: script.id };

describe('a composition', () => {
  it('asks for what is not known, and is a wish once that is typed', () => {
    const begun = begin(asked, script, 'zh', 1);
    expect(wordsOf(begun, 'zh')).toMatchObject({ open: ['minutes'], values: {} });
    expect(wordsOf(begun, 'zh').text).toContain('{{几分钟}} 分钟后重讲');
    const typed = { ...begun, typed: { minutes: '5' } };
    expect(wishOf(typed, wordsOf(typed, 'zh'))).toEqual({
      text: '刚才没有声音。\n已经恢复。\n\n5 分钟后重讲。',
      audience: 'room',
      incidentId: 'i1',
      script: { id: 'sound-back', version: 3, values: { minutes: '5' } },
    });
  });

  it('lets a value reach its place after the words around it were changed', () => {
    const begun = begin(asked, script, 'zh', 1);
    const { text } = wordsOf(begun, 'zh');
    const edited = withText(begun, text.replace('刚才', '方才'), 'zh');
    expect(wordsOf({ ...edited, typed: { minutes: '5' } }, 'zh').text).toBe(
      '方才没有声音。\n已经恢复。\n\n5 分钟后重讲。',
    );
  });

  it('takes up again what came back, with its own words and its values', () => {
    const text = '方才没有声音。\n已经恢复。\n\n5 分钟后重讲。';
    const again = begin({ ...asked, values: { minutes: '5' }, text }, script, 'zh', 1);
    expect(wordsOf(again, 'zh').text).toBe(text);
    expect(wordsOf({ ...again, typed: { minutes: '8' } }, 'zh').text).toContain('8 分钟后');
  });

  it('answers for a finding only with a reason', () => {
    const begun = begin({ key: 'k', roomId: 'r1' }, undefined, 'zh', 1);
    expect(overridesOf({ ...begun, whys: { a: ' ', b: '品牌名如此 ' } })).toEqual([
      { finding: 'b', why: '品牌名如此' },
    ]);
  });
});
