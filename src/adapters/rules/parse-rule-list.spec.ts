import { describe, expect, it } from '@jest/globals';
import { parseRuleList } from './parse-rule-list.js';
import { FileRefused } from '../folder/file-refused.js';

const good = `# 音画故障
id: av-fault
version: 2
title: { zh: 音画故障, en: Picture and sound }
topic: av_fault
severity: P2
words:
  - 没声音
  - no sound
exceptions:
  - 没声音的
`;

function refusalOf(source: string): FileRefused {
  try {
    parseRuleList('rules/av-fault.yaml', source);
  } catch (error) {
    if (error instanceof FileRefused) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('parseRuleList', () => {
  it('reads a list', () => {
    expect(parseRuleList('rules/av-fault.yaml', good)).toEqual({
      id: 'av-fault',
      version: '2',
      title: { zh: '音画故障', en: 'Picture and sound' },
      topic: 'av_fault',
      severity: 'P2',
      shadow: false,
      words: ['没声音', 'no sound'],
      exceptions: ['没声音的'],
    });
  });

  it.each([
    ['an id that is not the file name', 'id: av-fault', 'id: sound', 2, 'av-fault'],
    ['an unknown topic', 'topic: av_fault', 'topic: sound', 5, 'topic'],
    ['an unknown severity', 'severity: P2', 'severity: P5', 6, 'severity'],
    ['a number for a word', '- no sound', '- 404', 9, '引号'],
    ['a word of one character', '- no sound', '- 卡!', 9, '不足两个字'],
    ['a word written twice', '- no sound', '- 沒 聲音', 9, '重复'],
    ['an exception that is also a word', '- 没声音的', '- 没声音', 11, '重复'],
    ['a misspelled key', 'exceptions:', 'excepts:', 1, 'excepts'],
    ['broken YAML', 'words:', 'words: [', 8, 'YAML'],
  ])('refuses %s with its line', (_, from, to, line, why) => {
    const refusal = refusalOf(good.replace(from, to));
    expect(refusal.line).toBe(line);
    expect(refusal.message).toContain(`rules/av-fault.yaml:${line}: `);
    expect(refusal.why).toContain(why);
  });
});
