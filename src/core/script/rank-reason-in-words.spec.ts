import { describe, expect, it } from '@jest/globals';
import { rankReasonInWords } from './rank-reason-in-words.js';
import { rankScripts } from './rank-scripts.js';
import type { RankReason } from './suggestion.js';
import { incidentOf, scriptOf, UNUSED, variableOf } from './script.fixture.js';

describe('rankReasonInWords', () => {
  const leaving = { signalId: 's2', kind: 'activity.drop', subject: 'viewers', grade: 'P2' } as const;
  const talk = { signalId: 's3', kind: 'mention.surge', subject: '', grade: 'P2' } as const;
  const incident = incidentOf({ signals: [leaving, talk] });
  const scripts = [
    scriptOf(),
    scriptOf({ id: 'social', audience: 'social', causes: ['activity'], grades: ['P1'] }),
    scriptOf({ id: 'general', causes: ['negative'], audience: 'host', variables: [variableOf()] }),
  ];
  const told = (locale: 'zh' | 'en') =>
    rankScripts(scripts, incident, UNUSED).map(({ reasons }) =>
      reasons.map((reason) => rankReasonInWords(reason, locale)),
    );

  it('tells every reason in Chinese and English', () => {
    expect(told('zh')).toEqual([
      ['针对「音画故障」编写', '适用于一级 紧急', '一级 紧急事件，面向全场观众', '无需手填'],
      ['通用安抚话术', '适用于一级 紧急', '一级 紧急事件，面向主播提词', '有 1 处要手填'],
      [
        '事件中还有「活跃度下跌」',
        '为相近等级（二级 重要）编写',
        '一级 紧急事件，面向站外公众',
        '站外已在讨论',
        '无需手填',
      ],
    ]);
    for (const line of told('en').flat()) expect(line).toMatch(/^[\x20-\x7e]+$/);
  });

  it.each([
    ['grade.other', { written: 'P3' }, '为观察编写，等级不符'],
    ['recovered', {}, '反映问题的已停下来'],
    ['answered', {}, '已公开说明过，接着通报进展'],
    ['devices', {}, '观众点明了受影响的设备'],
    ['aspect', {}, '与观众反映的问题一致'],
    ['used', { at: '20:41', times: 2 }, '本事件已用过 2 次（20:41），换个说法更好'],
    ['cooling', { at: '20:41', minutes: 6 }, '本场 20:41 刚对同一对象用过，6 分钟内不宜重复'],
    ['variant', {}, '同一情形的另一种说法'],
    ['effect', { helped: 0.384, uses: 3 }, '以往用后 5 分钟，负面和投诉比没回应时多降 38%（3 次）'],
    ['effect', { helped: -0.2, uses: 1 }, '以往用后 5 分钟，负面和投诉比没回应时少降 20%（1 次）'],
  ])('tells %s', (code, facts, zh) => {
    const reason = { code, facts, weight: 1 } as RankReason;
    expect(rankReasonInWords(reason, 'zh')).toBe(zh);
    expect(rankReasonInWords(reason, 'en')).toMatch(/^[\x20-\x7e]+$/);
    expect(rankReasonInWords(reason, 'en')).not.toBe(code);
  });

  it('shows a code that it does not know', () => {
    expect(rankReasonInWords({ code: 'weather', facts: {}, weight: 1 }, 'en')).toBe('weather');
  });
});
