import { describe, expect, it } from '@jest/globals';
import { accountOf, isOnePerson } from './account.js';

describe('accountOf', () => {
  it.each([
    ['the id', { userId: 'u1', userName: '小周' }, 'u1', true],
    ['the name where there is no id', { userId: '', userName: '小周' }, '小周', true],
    ['the name where the id is everybody’s', { userId: '0', userName: '小周' }, '小周', true],
    ['a masked name, which many have', { userId: '0', userName: '张***' }, '张***', false],
    ['nobody', { userId: '' }, '', false],
    ['nobody', { userId: '0' }, '', false],
  ])('is %s', (_, author, account, isOne) => {
    expect(accountOf(author)).toBe(account);
    expect(isOnePerson(author)).toBe(isOne);
  });
});
