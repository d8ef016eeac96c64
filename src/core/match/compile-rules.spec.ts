import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { viewText } from '../text/view-text.js';
import { compileRules } from './compile-rules.js';
import { UnusableKeywordError } from './keyword.js';
import { naiveMatch } from './naive-match.fixture.js';
import type { KeywordList, RuleBook } from './rule-book.js';

const listOf = (words: readonly string[], exceptions: readonly string[] = [], id = 'trust'): KeywordList => ({
  id,
  version: '3',
  title: { zh: '欺诈', en: 'Fraud' },
  topic: 'trust',
  severity: 'P1',
  shadow: false,
  words,
  exceptions,
});
const bookOf = (...lists: KeywordList[]): RuleBook => ({ version: 'v1', lists });

function wordsFound(list: KeywordList, text: string): string[] {
  return compileRules(bookOf(list))
    .match(viewText(text))
    .map((hit) => hit.word);
}

describe('compileRules', () => {
  it('tells list, version and place of a hit', () => {
    const [hit] = compileRules(bookOf(listOf(['騙子']))).match(viewText('你们是 骗\u200b 子子!'));
    expect(hit).toEqual({
      listId: 'trust',
      listVersion: '3',
      listTitle: { zh: '欺诈', en: 'Fraud' },
      word: '騙子',
      topic: 'trust',
      severity: 'P1',
      shadow: false,
      span: { start: 4, end: 9 },
      start: 3,
      end: 5,
    });
  });

  it.each([
    ['假睫毛好看', []],
    ['假货别买假睫毛', ['假货']],
    ['睫毛是假货', ['假货']],
    ['假 睫 毛', []],
  ])('lets an exception of the list cover %j', (text, found) => {
    expect(wordsFound(listOf(['假货', '假睫'], ['假睫毛']), text)).toEqual(found);
  });

  it('does not let an exception of one list cover a hit of another', () => {
    const book = bookOf(listOf(['假睫'], [], 'a'), listOf(['假货'], ['假睫毛'], 'b'));
    expect(
      compileRules(book)
        .match(viewText('假睫毛'))
        .map((hit) => hit.listId),
    ).toEqual(['a']);
  });

  it.each([
    ['加vx聊', true],
    ['加 VX:123', true],
    ['vx123', true],
    ['avx', false],
    ['vxe', false],
    ['ｖ-ｘ', true],
  ])('asks for the edge of a Latin word: %j', (text, hit) => {
    expect(wordsFound(listOf(['vx']), text).length > 0).toBe(hit);
  });

  it.each([
    ['宝', false],
    ['宝宝', true],
    ['宝 宝', true],
    ['宝宝宝宝', true],
  ])('asks for doubled characters where the word has them: %j', (text, hit) => {
    expect(wordsFound(listOf(['宝宝']), text).length > 0).toBe(hit);
  });

  it.each([
    ['满10减1', true],
    ['满100减1', false],
    ['满10减11', false],
  ])('counts digits exactly: %j', (text, hit) => {
    expect(wordsFound(listOf(['满10减1']), text).length > 0).toBe(hit);
  });

  it.each([
    ['卡 死', true],
    ['卡/死', true],
    ['卡…死', true],
    ['不卡。死了', false],
    ['卡！死了', false],
    ['有点卡，死活进不来', false],
    ['卡\n死机', false],
    ['卡。死！', true],
    ['哈哈，卡。死', true],
  ])('does not read across the end of a sentence, unless the word stands alone: %j', (text, hit) => {
    expect(wordsFound(listOf(['卡死']), text).length > 0).toBe(hit);
  });

  it('reads across it where something stands after every character', () => {
    expect(wordsFound(listOf(['智商税']), '说智，商-税吧')).toEqual(['智商税']);
    expect(wordsFound(listOf(['智商税']), '说智，商税吧')).toEqual([]);
  });

  it('takes the longest of overlapping hits of one list, and every hit apart', () => {
    const list = listOf(['骗子', '大骗子', '子公司', '骗人']);
    expect(wordsFound(list, '大骗子公司骗人骗子')).toEqual(['大骗子', '骗人', '骗子']);
  });

  it.each(['假', '！！！', 'v+', ''])('refuses the word %j', (word) => {
    expect(() => compileRules(bookOf(listOf([word])))).toThrow(UnusableKeywordError);
  });

  it('finds what a naive search finds', () => {
    const letters = fc.constantFrom(...'骗子宝卡ab1');
    const word = fc.string({ unit: letters, minLength: 2, maxLength: 4 });
    const words = fc.uniqueArray(word, { maxLength: 12 });
    const list = fc.tuple(words, words).map(([all, exceptions]) => listOf(all, exceptions));
    const book = fc
      .array(list, { maxLength: 3 })
      .map((lists) => bookOf(...lists.map((one, i) => ({ ...one, id: `l${i}` }))));
    const text = fc.string({
      unit: fc.oneof({ weight: 5, arbitrary: letters }, fc.constantFrom(...' 。,！\n')),
      maxLength: 40,
    });
    fc.assert(
      fc.property(book, fc.array(text, { maxLength: 5 }), (rules, texts) => {
        const matcher = compileRules(rules);
        for (const one of texts) {
          const found = matcher.match(viewText(one)).map((hit) => `${hit.listId}:${hit.start}-${hit.end}`);
          expect(found.sort()).toEqual(naiveMatch(rules, one));
        }
      }),
      { numRuns: 300 },
    );
  });
});
