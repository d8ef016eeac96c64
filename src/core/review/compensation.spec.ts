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
  it('sums what was promised, as what and by whom, to the fen', () => {
    const uses = [
      useOf({ id: 'a', person: '小周', compensation: { total: 0.1, byKind: { coupon: 0.1 } } }),
      useOf({
        id: 'b',
        person: '小周',
        compensation: { total: 0.5, byKind: { coupon: 0.2, red_packet: 0.3 } },
      }),
      useOf({ id: 'c', person: '阿明', compensation: { total: 50, byKind: { lucky_bag: 50 } } }),
      useOf({ id: 'd', compensation: { total: 1, byKind: { coupon: 1 } } }),
      useOf({ id: 'e', person: '阿明' }),
    ];
    expect(compensationIn(uses)).toEqual({
      total: 51.6,
      byKind: { coupon: 1.3, red_packet: 0.3, lucky_bag: 50 },
      byPerson: { 小周: 0.6, 阿明: 50 },
      uses: uses.slice(0, 4),
    });
  });

  it('is nothing where nothing was promised', () => {
    expect(compensationIn([useOf({})])).toEqual({ total: 0, byKind: {}, byPerson: {}, uses: [] });
  });
});
