const TO = /\s*(?:-|–|—|~|～|至|到)\s*/u;
const TIME = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;
const ORDER = /^\d{4,24}$/;
const NUMBERS = /^订单号\s*/;
const ORDERED = /\s*下单$/;

/**
 * Which orders are meant: those placed between two times of day, which may cross midnight, or those between two
 * order numbers of one length.
 * @returns as it stands before 的订单: `20:30–20:50`, `订单号 10001–10020`; undefined when it is neither
 */
export function orderRange(text: string): string | undefined {
  const [from, to, ...more] = text.replace(NUMBERS, '').replace(ORDERED, '').split(TO);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  if (TIME.test(from) && TIME.test(to) && !NUMBERS.test(text)) {
    const [start, end] = [from.padStart(5, '0'), to.padStart(5, '0')];
    return start === end ? undefined : `${start}–${end}`;
  }
  const isRange = ORDER.test(from) && ORDER.test(to) && from.length === to.length && from <= to;
  return isRange && !ORDERED.test(text) ? `订单号 ${from}–${to}` : undefined;
}
