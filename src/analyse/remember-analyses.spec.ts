import { describe, expect, it } from '@jest/globals';
import type { Message } from '../core/message.js';
import type { Analysis } from '../core/flag.js';
import { rememberAnalyses } from './remember-analyses.js';

const message = (text: string): Message => ({ text }) as Message;

describe('rememberAnalyses', () => {
  const asked: string[] = [];
  const analyseAll = rememberAnalyses((messages) =>
    messages.map(({ text }) => {
      asked.push(text);
      return { fingerprint: `of ${text}` } as Analysis;
    }),
  );
  const analyse = (one: Message): Analysis => analyseAll([one])[0]!;

  it('asks once for a text that is said again, and never gives one text the analysis of another', () => {
    for (const text of ['扣1', '扣2', '扣1', '扣1 '])
      expect(analyse(message(text)).fingerprint).toBe(`of ${text}`);
    expect(asked).toEqual(['扣1', '扣2', '扣1 ']);
  });

  it('answers a batch in its order, and asks once for what is said twice in it', () => {
    asked.length = 0;
    const texts = ['扣1', '新', '扣2', '新', '长'.repeat(50), '扣1'];
    expect(analyseAll(texts.map(message)).map(({ fingerprint }) => fingerprint)).toEqual(
      texts.map((text) => `of ${text}`),
    );
    expect(asked).toEqual(['新', '长'.repeat(50)]);
  });

  it('forgets what was not said for long', () => {
    for (let i = 0; i < 40_000; i++) analyse(message(`t${i}`));
    asked.length = 0;
    analyse(message('扣1'));
    analyse(message('t39999'));
    expect(asked).toEqual(['扣1']);
  });
});
