import { describe, expect, it } from '@jest/globals';
import { rankReasonInWords } from './rank-reason-in-words.js';
import { rankScripts } from './rank-scripts.js';
import { incidentOf, scriptOf, variableOf } from './script.fixture.js';

describe('rankReasonInWords', () => {
  const leaving = { signalId: 's2', kind: 'activity.drop', subject: 'viewers', grade: 'P2' } as const;
  const incident = incidentOf({ facts: { mentions: 9 }, signals: [leaving] });
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
      ['针对「音画故障」编写', '适用于一级 紧急', '一级 紧急事件，面向全场观众', '已填好，可直接使用'],
      [
        '事件中还有「活跃度下跌」',
        '为相近等级（二级 重要）编写',
        '一级 紧急事件，面向站外公众',
        '站外已有 9 条负面提及',
        '已填好，可直接使用',
      ],
      ['通用安抚话术', '适用于一级 紧急', '一级 紧急事件，面向主播提词', '还有 1 处要填'],
    ]);
    for (const line of told('en').flat()) expect(line).toMatch(/^[\x20-\x7e]+$/);
  });

  it('shows a code that it does not know', () => {
    expect(rankReasonInWords({ code: 'weather', facts: {}, weight: 1 }, 'en')).toBe('weather');
  });
});
