import { describe, expect, it } from '@jest/globals';
import { rankReasonInWords } from './rank-reason-in-words.js';
import { rankScripts } from './rank-scripts.js';
import { incidentOf, scriptOf, variableOf } from './script.fixture.js';

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
    rankScripts(scripts, incident, {}).map(({ reasons }) =>
      reasons.map((reason) => rankReasonInWords(reason, locale)),
    );

  it('tells every reason in Chinese and English', () => {
    expect(told('zh')).toEqual([
      ['针对「音画故障」编写', '适用于一级 紧急', '一级 紧急事件，面向全场观众', '无需手填'],
      [
        '事件中还有「活跃度下跌」',
        '为相近等级（二级 重要）编写',
        '一级 紧急事件，面向站外公众',
        '站外已在讨论',
        '无需手填',
      ],
      ['通用安抚话术', '适用于一级 紧急', '一级 紧急事件，面向主播提词', '有 1 处要手填'],
    ]);
    for (const line of told('en').flat()) expect(line).toMatch(/^[\x20-\x7e]+$/);
  });

  it('shows a code that it does not know', () => {
    expect(rankReasonInWords({ code: 'weather', facts: {}, weight: 1 }, 'en')).toBe('weather');
  });
});
