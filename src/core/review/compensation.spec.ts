import { describe, expect, it } from '@jest/globals';
import { compensationIn } from './compensation.js';
import type { ScriptUse } from './script-use.js';

const useOf = (given: Partial<ScriptUse>): ScriptUse => ({
  id: 'u1',
  incidentId: 'i1',
  roomId: 'r1',
  cause: 'price',
  scriptId: 'refund',
  version: 1,
  at: 1_700_000_000_000,
  ...given,
});

describe('compensationIn', () => {
  it('sums what was promised, by whom and to whom, to the fen', () => {
    const uses = [
      useOf({ id: 'a', audience: 'room', person: '小周', compensation: 0.1 }),
      useOf({ id: 'b', audience: 'viewer', person: '小周', compensation: 0.2 }),
      useOf({ id: 'c', audience: 'viewer', person: '阿明', compensation: 50 }),
      useOf({ id: 'd', compensation: 1 }),
      useOf({ id: 'e', audience: 'host', person: '阿明' }),
    ];
    expect(compensationIn(uses)).toEqual({
      total: 51.3,
      byAudience: { room: 0.1, viewer: 50.2, unknown: 1 },
      byPerson: { 小周: 0.3, 阿明: 50 },
      uses: uses.slice(0, 4),
    });
  });

  it('is nothing where nothing was promised', () => {
    expect(compensationIn([useOf({})])).toEqual({ total: 0, byAudience: {}, byPerson: {}, uses: [] });
  });
});
