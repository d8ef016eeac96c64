import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { firstIssue, issuesInWords } from './issues-in-words.js';

const schema = z.strictObject({
  text: z.string().min(2),
  room: z.string().regex(/^r\d$/),
  count: z.int().max(5, '最多 5 个 / five at most'),
});

describe('issuesInWords', () => {
  it('says in each language what is wrong with which field', () => {
    const { zh, en } = issuesInWords(schema, { room: 'x', count: 9, other: 1 }, '(body)');
    expect(zh).toMatch(/^text: 缺少这一项; room: 格式不对; count: 最多 5 个; \(body\): .*"other"$/);
    expect(en).toBe(
      'text: is missing; room: does not have the right form; count: five at most; (body): Unrecognized key: "other"',
    );
  });

  it('says no English in Chinese for a text that is too short', () => {
    expect(issuesInWords(z.string().min(2), '', 'name').zh).toMatch(/^name: .*\p{Script=Han}/u);
  });
});

describe('firstIssue', () => {
  it('says one thing in both', () => {
    expect(firstIssue(schema, { room: 'r1', count: 1 })).toEqual({
      field: 'text',
      reason: '缺少这一项 / is missing',
    });
  });
});
