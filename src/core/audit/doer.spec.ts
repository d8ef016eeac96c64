import { describe, expect, it } from '@jest/globals';
import { auditOf, changed } from './doer.js';

describe('changed', () => {
  it('tells what differs, and nothing of what stays', () => {
    const before = { name: 'a', roles: ['pr'], rooms: [] as string[] };
    expect(changed(before, { ...before, roles: ['pr', 'admin'] })).toEqual({
      before: { roles: ['pr'] },
      after: { roles: ['pr', 'admin'] },
    });
    expect(changed(before, { ...before, roles: ['pr'] })).toBeUndefined();
  });

  it('tells of a field that came or went', () => {
    expect(changed<{ disabledAt?: number }>({}, { disabledAt: 5 })).toEqual({
      before: { disabledAt: null },
      after: { disabledAt: 5 },
    });
  });
});

describe('auditOf', () => {
  it('has no field for what is not known', () => {
    const entry = auditOf(
      { id: '0', at: 1 },
      { actor: { type: 'system' } },
      { action: 'a.b', subject: { type: 'person', id: 'x' }, why: undefined },
    );
    expect(entry).toStrictEqual({
      id: '0',
      at: 1,
      by: { type: 'system' },
      action: 'a.b',
      subject: { type: 'person', id: 'x' },
    });
  });
});
