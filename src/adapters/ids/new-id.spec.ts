import { describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { newId } from './new-id.js';

describe('newId', () => {
  const ids = Array.from({ length: 20_000 }, () => newId());

  it('gives UUIDs of version 7, no two alike', () => {
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps their order', () => {
    expect([...ids].sort()).toEqual(ids);
  });
});
