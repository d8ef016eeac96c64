import { describe, expect, it } from '@jest/globals';
import { accessOf, PERMISSIONS, tableMismatches, type Access } from './permissions.js';

const rows = Object.keys(PERMISSIONS);
const access = Object.entries(PERMISSIONS) as [string, Access][];

describe('the permission table', () => {
  it('knows nothing of what it does not list', () => {
    expect(accessOf('GET /api/v1/secrets')).toBeUndefined();
    expect(accessOf('constructor')).toBeUndefined();
    expect(accessOf('GET /metrics')).toBe('public');
  });

  it('names a route without a row, and a row without a route', () => {
    expect(tableMismatches(rows)).toEqual([]);
    expect(tableMismatches([...rows, 'GET /api/v1/secrets'])).toEqual([
      'GET /api/v1/secrets: no row in the permission table',
    ]);
    expect(tableMismatches(rows.slice(1))).toEqual([`${rows[0]}: a row, but nothing is served there`]);
  });

  it('lets a key that reads change nothing', () => {
    for (const [row, one] of access) {
      const scopes = typeof one === 'object' ? (one.keys ?? []) : [];
      if (scopes.includes('read')) expect(row).toMatch(/^GET /);
    }
  });

  it('keeps people, keys, the audit trail and failed jobs for admins without keys', () => {
    for (const [row, one] of access.filter(([name]) => /\/(people|keys|audit|jobs)\b/.test(name))) {
      expect([row, one]).toEqual([row, { roles: ['admin'] }]);
    }
  });
});
