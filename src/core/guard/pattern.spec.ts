import { describe, expect, it } from '@jest/globals';
import { compilePattern, UnusablePatternError } from './pattern.js';

describe('compilePattern', () => {
  it.each([
    ['保证…恢复', '保证今天晚上恢复', true],
    ['保证…恢复', '保证,恢复', false],
    ['保证…恢复', '保证一二三四五六七八九十一恢复', false],
    ['no\\.? ?1', 'no.1', true],
    ['[+*]{2,3}元', '**元', true],
    ['(?<!不)保证', '不保证', false],
    ['\\p{Script=Han}工', '张工', true],
  ])('%s in %s: %p', (source, text, found) => {
    expect(text.search(compilePattern(source)) >= 0).toBe(found);
  });

  it.each([
    ['保证.*恢复', '{n,}'],
    ['保证+', '{n,}'],
    ['(a)\\1', '反向引用'],
    ['(?<x>a)\\k<x>', '反向引用'],
    ['保证.{3,}', '{n,}'],
    ['(?:保证){2,3}', '括号'],
    ['…保证…恢复…了…', '太多'],
    ['.{0,3000}', '太多'],
    ['保證', '简体'],
    ['No', '小写'],
    ['保证，', '半角'],
    ['(保证', '正则'],
    ['(?:保证)?', '什么都没写'],
  ])('refuses %s', (source, why) => {
    expect(() => compilePattern(source)).toThrow(UnusablePatternError);
    expect(() => compilePattern(source)).toThrow(why);
  });
});
