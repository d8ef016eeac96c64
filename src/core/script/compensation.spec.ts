import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CompensationSpec } from './compensation.js';
import { compensationOf } from './compensation.js';
import { promisedIn } from './promised-in.js';

const COUPON: CompensationSpec = {
  kind: 'coupon',
  label: { zh: '无门槛券', en: 'no-threshold coupon' },
  amount: 'coupon',
  count: 'coupons',
};
const BAG: CompensationSpec = {
  kind: 'lucky_bag',
  label: { zh: '福袋', en: 'lucky bag' },
  amount: 'bag',
};

describe('compensationOf', () => {
  it('sums what each costs by how many there are', () => {
    const given = { coupon: '9.9', coupons: '30', bag: 200 };
    expect(compensationOf({ compensation: [COUPON, BAG] }, given)).toEqual({
      total: 497,
      items: [
        { kind: 'coupon', label: COUPON.label, each: 9.9, count: 30, total: 297 },
        { kind: 'lucky_bag', label: BAG.label, each: 200, count: 1, total: 200 },
      ],
      unfilled: [],
    });
  });

  it('gives nothing where the script gives nothing', () => {
    expect(compensationOf({ compensation: [] }, { coupon: '5' })).toBeUndefined();
  });

  it.each([
    [{}, ['coupon', 'coupons']],
    [{ coupon: '5' }, ['coupons']],
    [{ coupon: '5', coupons: '1.2 万' }, ['coupons']],
    [{ coupon: '五元', coupons: 10 }, ['coupon']],
    [{ coupon: 0, coupons: -1 }, ['coupon', 'coupons']],
    [JSON.parse('{"__proto__":{"coupon":5,"coupons":1}}') as object, ['coupon', 'coupons']],
  ])('names what has no valid value, and counts it nowhere: %j', (given, unfilled) => {
    expect(compensationOf({ compensation: [COUPON] }, given as Record<string, unknown>)).toEqual({
      total: 0,
      items: [],
      unfilled,
    });
  });

  it('is exact to the cent and bounded, whatever is given', () => {
    const cents = fc.integer({ min: 1, max: 100_000_000 });
    const pieces = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(cents, pieces, (each, count) => {
        const given = { coupon: (each / 100).toFixed(2), coupons: count };
        const { total } = compensationOf({ compensation: [COUPON] }, given)!;
        expect(Math.round(total * 100)).toBe(each * count);
        expect(total).toBeLessThanOrEqual(1e11);
      }),
    );
  });
});

describe('promisedIn', () => {
  it('keeps what is given away, in all and by what it is', () => {
    const given = compensationOf(
      { compensation: [COUPON, BAG, BAG] },
      { coupon: '0.1', coupons: '3', bag: '0.2' },
    );
    expect(promisedIn(given!)).toEqual({ total: 0.7, byKind: { coupon: 0.3, lucky_bag: 0.4 } });
  });
});
