export type SortOfNumber = 'phone' | 'hotline' | 'bank-card' | 'identity-card';

/** What is not called: orders, parcels, batches. */
const NUMBERS_THINGS =
  /(?:订单|单号|编号|批号|批次|条码|货号|型号|物流|快递|运单|尾号|证书|备案|备案号)[号码为是: ]{0,3}$/;
/** Of Chinese cards: UnionPay, and the international schemes with sixteen digits. */
const CARD = /^(?:62\d{14,17}|[45]\d{15}|35\d{14}|9558\d{15})$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * @param digits of one number
 * @param before what stands before it
 * @returns undefined for a number that reaches nobody: an order, a parcel, a date
 */
export function sortOfNumber(digits: string, before: string): SortOfNumber | undefined {
  if (NUMBERS_THINGS.test(before)) return undefined;
  if (isIdentityNumber(digits)) return 'identity-card';
  if (CARD.test(digits) && isLuhn(digits)) return 'bank-card';
  if (/^(?:86)?1[3-9]\d{9}$/.test(digits)) return 'phone';
  if (/^[48]00\d{7}$/.test(digits)) return 'hotline';
  // Area codes of three and four digits; a number inside one has eight digits or seven, and begins with neither 0 nor 1.
  return /^0(?:10|2\d)[2-9]\d{7}\d{0,4}$|^0[3-9]\d{2}[2-9]\d{6,7}\d{0,4}$/.test(digits) ? 'phone' : undefined;
}

/** GB 11643-1999: the last of eighteen checks the others, and the birthday is one. */
function isIdentityNumber(digits: string): boolean {
  if (!/^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$/.test(digits))
    return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return '10x98765432'[sum % 11] === digits[17];
}

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
