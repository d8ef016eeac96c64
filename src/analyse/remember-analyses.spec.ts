import { describe, expect, it } from '@jest/globals';
import type { Message } from '../core/message.js';
import type { Analysis } from '../core/flag.js';
import { rememberAnalyses } from './remember-analyses.js';

const message = (text: string): Message => ({ text }) as Message;

describe('rememberAnalyses', () => {
  const asked: string[] = [];
  const analyse = rememberAnalyses(({ text }) => {
    asked.push(text);
    return { fingerprint: `of ${text}` } as Analysis;
  });

  it('asks once for a text that is said again, and never gives one text the analysis of another', () => {
    for (const text of ['扣1', '扣2', '扣1', '扣1 '])
      expect(analyse(message(text)).fingerprint).toBe(`of ${text}`);
    expect(asked).toEqual(['扣1', '扣2', '扣1 ']);
  });

  it('forgets what was not said for long', () => {
    for (let i = 0; i < 40_000; i++) analyse(message(`t${i}`));
    asked.length = 0;
    analyse(message('扣1'));
    analyse(message('t39999'));
    expect(asked).toEqual(['扣1']);
  });
});
