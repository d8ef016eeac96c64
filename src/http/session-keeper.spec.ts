import { describe, expect, it } from '@jest/globals';
import { SESSION_COOKIE, SessionKeeper } from './session-keeper.js';

const right = { user: 'admin', password: 'correct horse battery' };

describe('SessionKeeper', () => {
  let now = 1_000_000;
  const keeper = new SessionKeeper(right, { now: () => now });
  const cookie = (value: string): string => `other=1; ${SESSION_COOKIE}=${value}`;

  it('knows whom it signed in, until the session ends', () => {
    const value = keeper.signIn(right)!;
    expect(keeper.userOf(cookie(value))).toBe('admin');
    now += 17 * 3_600_000;
    expect(keeper.userOf(cookie(value))).toBeUndefined();
  });

  it.each([
    { user: 'admin', password: 'wrong' },
    { user: 'root', password: right.password },
    { user: '', password: '' },
  ])('refuses %p', (credentials) => {
    expect(keeper.signIn(credentials)).toBeUndefined();
  });

  it('refuses a cookie that was altered, or signed with another password', () => {
    const value = keeper.signIn(right)!;
    const [user, until, signature] = value.split('.');
    expect(keeper.userOf(cookie(`${user}.${Number(until) + 1}.${signature}`))).toBeUndefined();
    const other = new SessionKeeper({ ...right, password: 'another password' }, { now: () => now });
    expect(other.userOf(cookie(value))).toBeUndefined();
    expect(keeper.userOf(undefined)).toBeUndefined();
    expect(keeper.userOf(cookie('..'))).toBeUndefined();
  });
});
