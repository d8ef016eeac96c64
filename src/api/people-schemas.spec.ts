import { describe, expect, it } from '@jest/globals';
import { newKeySchema, newPersonSchema, personPatchSchema } from './people-schemas.js';

const LI = { name: 'li', displayName: '李', roles: ['controller'] };

describe('what an admin writes of a person or a key', () => {
  it('means every room and the usual limit where nothing is said of them', () => {
    expect(newPersonSchema.parse(LI)).toEqual({ ...LI, rooms: [], compensationLimit: 500 });
    expect(newKeySchema.parse({ name: 'crm', scopes: ['read'] })).toMatchObject({ rooms: [], days: 90 });
  });

  it('takes every room only from who says so: an empty list may be meant as none', () => {
    expect(personPatchSchema.parse({ rooms: 'all' })).toEqual({ rooms: [] });
    expect(personPatchSchema.parse({ rooms: ['r1', 'r1'] })).toEqual({ rooms: ['r1'] });
    for (const rooms of [[], 'r1', null]) {
      expect(personPatchSchema.safeParse({ rooms }).success).toBe(false);
      expect(newPersonSchema.safeParse({ ...LI, rooms }).success).toBe(false);
      expect(newKeySchema.safeParse({ name: 'crm', scopes: ['read'], rooms }).success).toBe(false);
    }
  });

  it('refuses a field that it does not know, which would be a wish unheard', () => {
    expect(newPersonSchema.safeParse({ ...LI, room: ['r1'] }).success).toBe(false);
    expect(personPatchSchema.safeParse({ limit: 0 }).success).toBe(false);
  });
});
