import { describe, expect, it } from '@jest/globals';
import { gradeIncident } from './grade-incident.js';
import { gradeReasonInWords } from './grade-reason-in-words.js';

describe('gradeReasonInWords', () => {
  const signal = {
    signalId: 's1',
    kind: 'spike.topic',
    subject: 'av_fault',
    topic: 'av_fault',
    grade: 'P0',
  } as const;
  const impact = { people: 42, pace: 8.46, drop: 0.38, mentions: 4 };
  const { reasons } = gradeIncident('av_fault', [signal], impact);

  it('tells every reason in Chinese and English', () => {
    expect(reasons.map((reason) => gradeReasonInWords(reason, 'zh'))).toEqual([
      '问题类型：音画故障（+25）',
      '近 5 分钟有 42 人反映（+20）',
      '直播间活跃度跌幅曾达 30% 以上（+20）',
      '反映的人数至少是平时的 8.5 倍（+18）',
      '站外近 5 分钟有 4 条负面提及（+8）',
    ]);
    for (const reason of reasons) expect(gradeReasonInWords(reason, 'en')).toMatch(/^[\x20-\x7e]+$/);
  });

  it('tells of the signal that weighs more than the points', () => {
    const [first] = gradeIncident('ad', [signal], { ...impact, people: 0, pace: 0, drop: 0 }).reasons;
    expect(gradeReasonInWords(first!, 'zh')).toBe('「话题激增」信号本身就是一级 紧急');
  });

  it('tells that viewers say it is back', () => {
    const reason = { code: 'recovered', facts: { people: 7 } };
    expect(gradeReasonInWords(reason, 'zh')).toBe('7 人说已经恢复，此前的反映不再计入');
    expect(gradeReasonInWords(reason, 'en')).toMatch(/^7 people say it is back/);
  });

  it('groups the figures of a large room', () => {
    const [reach] = gradeIncident('ad', [], { ...impact, people: 12_345, pace: 0, drop: 0 }).reasons;
    expect(gradeReasonInWords(reach!, 'zh')).toBe('近 5 分钟有 12,345 人反映（+35）');
    expect(gradeReasonInWords(reach!, 'en')).toBe('12,345 people complained in the last 5 minutes (+35)');
  });

  it('shows a code that it does not know', () => {
    expect(gradeReasonInWords({ code: 'weather', facts: {} }, 'zh')).toBe('weather');
  });
});
