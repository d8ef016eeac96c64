import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillTemplate } from '../incident/template.js';
import { editTemplate, shownIn } from './template-edit.js';

const TEMPLATE = '{{started}} 起有人反映卡顿，{{minutes}} 分钟后再说。';
const shown = { started: '20:37', minutes: '{{几分钟}}' };

describe('editTemplate', () => {
  it('keeps the places that a hand did not touch', () => {
    const next = '抱歉，20:37 起有人反映卡顿，预计 {{几分钟}} 分钟后再说！';
    expect(editTemplate(TEMPLATE, shown, next)).toBe(
      '抱歉，20:37 起有人反映卡顿，预计 {{几分钟}} 分钟后再说！',
    );
    expect(editTemplate(TEMPLATE, shown, '抱歉，20:37 起有人反映卡顿，{{几分钟}} 分钟后再说。')).toBe(
      `抱歉，${TEMPLATE}`,
    );
    expect(editTemplate(TEMPLATE, shown, '20:37 起有人反映卡顿，{{几分钟}} 分钟后再讲。')).toBe(
      '{{started}} 起有人反映卡顿，{{minutes}} 分钟后再讲。',
    );
  });

  it('makes words of a place that somebody wrote into', () => {
    expect(editTemplate(TEMPLATE, shown, '20:39 起有人反映卡顿，{{几分钟}} 分钟后再说。')).toBe(
      '20:39 起有人反映卡顿，{{minutes}} 分钟后再说。',
    );
  });

  it('always reads as it was written', () => {
    const words = fc.stringMatching(/^[a-c。 ]{0,6}$/);
    const template = fc.tuple(words, words, words).map(([a, b, c]) => `${a}{{one}}${b}{{two}}${c}`);
    const values = fc.record({ one: words, two: words });
    fc.assert(
      fc.property(template, values, words, (text, filled, next) => {
        expect(fillTemplate(editTemplate(text, filled, next), filled)).toBe(next);
      }),
    );
  });
});

describe('shownIn', () => {
  it('shows labels in braces where a value is asked for', () => {
    const variable = {
      name: 'minutes',
      type: 'minutes',
      label: { zh: '几分钟', en: 'minutes' },
      example: '3',
    } as const;
    expect(shownIn([variable], {}, 'zh')).toEqual({ minutes: '{{几分钟}}' });
    expect(shownIn([variable], { minutes: '5' }, 'zh')).toEqual({ minutes: '5' });
  });
});
