import { describe, expect, it } from '@jest/globals';
import { preferredLanguage } from './preferred-language.js';

describe('preferredLanguage', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['fr-FR, de', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-US,en;q=0.9', 'en'],
    ['EN', 'en'],
    ['en;q=0.5, zh-Hans;q=0.7', 'zh'],
    ['fr, en;q=0.4, *;q=0.1', 'en'],
    ['en;q=0', 'zh'],
    ['en;q=nonsense;;,', 'en'],
  ])('of %j is %s', (accepted, language) => {
    expect(preferredLanguage(accepted)).toBe(language);
  });
});
