import { describe, expect, it } from '@jest/globals';
import { remembering } from './remember.js';

describe('remembering', () => {
  it('gives what the function gives, and asks it once', () => {
    const asked: string[] = [];
    const lengthOf = remembering((text) => {
      asked.push(text);
      return { length: text.length };
    }, 2);
    expect([lengthOf('卡'), lengthOf('卡了'), lengthOf('卡')]).toEqual([
      { length: 1 },
      { length: 2 },
      { length: 1 },
    ]);
    expect(asked).toEqual(['卡', '卡了']);
  });

  it('holds no more than it is told to', () => {
    let asked = 0;
    const read = remembering(() => ({ asked: ++asked }), 2);
    for (const text of ['a', 'b', 'c', 'a']) read(text);
    expect(asked).toBe(4);
    read('a');
    expect(asked).toBe(4);
  });
});
