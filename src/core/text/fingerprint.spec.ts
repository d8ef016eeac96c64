import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FINGERPRINT_LENGTH, fingerprint, isShout } from './fingerprint.js';
import { viewText } from './view-text.js';

const print = (text: string) => fingerprint(viewText(text));

describe('fingerprint', () => {
  it('is the same for one text in many dresses', () => {
    const dresses = [
      '骗子退钱',
      '骗子 退钱',
      '騙子退錢！！！',
      '骗 子 退 钱 88',
      '骗子子子退钱😡',
      '骗1子2退3钱',
      '片子腿前',
      '骗姿子推钱',
    ];
    expect(new Set(dresses.map(print)).size).toBe(1);
  });

  it('does not change from one release to the next: windows keep it', () => {
    expect(print('骗子退钱')).toBe('kipiu5kts7l7');
  });

  it.each(['', '666', '？？？', '(*￣︶￣)', '卡卡卡', '1 卡 2', '扣1', '草'])('calls %j a shout', (text) => {
    expect(isShout(print(text))).toBe(true);
    expect(print(text)).toHaveLength(FINGERPRINT_LENGTH);
  });

  it.each(['卡了', '骗子退钱', '💩', '呸💩', 'ok'])('calls %j no shout', (text) => {
    expect(isShout(print(text))).toBe(false);
  });

  it('names a shout by its different characters', () => {
    expect(new Set(['6', '66', '６６６ 6'].map(print)).size).toBe(1);
    expect(new Set(['6', '8', '？', '草', '卡', '扣1', '扣2', '1扣'].map(print)).size).toBe(8);
  });

  it('names what has no words by its emoji, whatever their order and number', () => {
    const heaps = ['💩', '💩💩💩', ' 💩 💩!', '💩'.repeat(60), '💩1', '呸💩'];
    expect(new Set(heaps.map(print)).size).toBe(1);
    expect(print('🎵🐙🎵🐙🎵')).toBe(print('🐙🎵🐙'));
    expect(print('❤️❤️')).toBe(print('❤'));
    expect(print('👏🏻👏🏿')).toBe(print('👏'));
    const different = ['💩', '🤮', '💩🤮', '❤️', '🎵🐙'].map(print);
    expect(new Set(different).size).toBe(5);
  });

  it('sees through spaces put in at random', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...'主播卖假货快退钱'), fc.boolean())), (typed) => {
        const plain = typed.map(([character]) => character).join('');
        const spaced = typed.map(([character, space]) => (space ? `${character} ` : character)).join('');
        expect(print(spaced)).toBe(print(plain));
      }),
    );
  });

  it('tells different texts apart', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-d]{2,8}$/), { selector: (text) => viewText(text).folded.text }),
        (texts) => {
          const prints = texts.map(print).filter((hash) => hash !== '');
          expect(new Set(prints).size).toBe(prints.length);
        },
      ),
    );
  });
});
