import type { Said } from '../said.js';
import { orderRange } from './order-range.js';
import type { VariableType } from './script.js';

/** A word or phrase longer than this does not belong into a sentence. */
const LONGEST_TEXT = 60;
/** Line breaks and other control characters, and the braces that mark a place. */
const NOT_IN_TEXT = /[\p{Cc}\p{Zl}\p{Zp}{}]/u;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^(\d{1,2}) ?(?:月|-|\/) ?(\d{1,2}) ?日?$/;
/** 29 February is a date in some years. */
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

interface TypeRule {
  /** For whoever fills it. */
  readonly takes: Said;
  /** @param text trimmed */
  readonly format: (text: string) => string | undefined;
}

const RULES: Readonly<Record<VariableType, TypeRule>> = {
  text: { takes: { zh: '一行文字，60 字以内', en: 'one line, up to 60 characters' }, format: line },
  product: { takes: { zh: '商品名称，一行', en: 'name of the product, one line' }, format: line },
  room: { takes: { zh: '直播间名称，一行', en: 'name of the room, one line' }, format: line },
  minutes: {
    takes: { zh: '整数分钟，1–1440', en: 'whole minutes, 1–1440' },
    format: (text) => wholeBetween(1, 1_440, text)?.toString(),
  },
  hours: {
    takes: { zh: '整数小时，1–240', en: 'whole hours, 1–240' },
    format: (text) => wholeBetween(1, 240, text)?.toString(),
  },
  days: {
    takes: { zh: '整数天，1–90', en: 'whole days, 1–90' },
    format: (text) => wholeBetween(1, 90, text)?.toString(),
  },
  count: {
    takes: { zh: '整数，一万以上可写 1.2 万', en: 'a whole number; from 10,000 on also as 1.2 万' },
    format: count,
  },
  pieces: {
    takes: { zh: '整数份数，1–100000', en: 'whole pieces, 1–100000' },
    format: (text) => wholeBetween(1, 100_000, text)?.toString(),
  },
  money: {
    takes: { zh: '金额（元），只填数字，如 9.9', en: 'yuan, the figure alone, e.g. 9.9' },
    format: money,
  },
  time: {
    takes: { zh: '时刻，如 20:37', en: 'time of day, e.g. 20:37' },
    format: (text) => (TIME.test(text) ? text : undefined),
  },
  date: { takes: { zh: '日期，如 11 月 11 日', en: 'date, e.g. 11-11' }, format: date },
  order_range: {
    takes: {
      zh: '下单时段，如 20:30–20:50；或订单号，如 10001–10020',
      en: 'when ordered, e.g. 20:30–20:50, or order numbers, e.g. 10001–10020',
    },
    format: orderRange,
  },
};

/** @returns what a variable of the type takes, for whoever fills it */
export function variableHint(type: VariableType): Said {
  return RULES[type].takes;
}

/**
 * @param value a known fact, or what a person typed
 * @returns the value as it stands in the text, or undefined when it is not of the type: see `variableHint`.
 * `count` is written in 万 from 10,000 on, `pieces` in full, as they are paid for; `money` is 0.01 … 1,000,000 with at
 * most two decimals; a line has no braces
 */
export function formatVariable(type: VariableType, value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? RULES[type].format(String(value).trim())
    : undefined;
}

function wholeBetween(least: number, most: number, text: string): number | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

/** Takes what it gives: a person who read 80 万 sends 80 万 back. */
function count(text: string): string | undefined {
  const tenThousands = /^(\d{1,6}(?:\.\d)?)\s*万$/.exec(text)?.[1];
  const people = tenThousands === undefined ? text : String(Math.round(Number(tenThousands) * 10_000));
  const whole = wholeBetween(1, 1_000_000_000, people);
  return whole === undefined || whole < 10_000 ? whole?.toString() : `${Math.round(whole / 1_000) / 10} 万`;
}

function money(text: string): string | undefined {
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(text)) return undefined;
  const yuan = Number(text);
  return yuan >= 0.01 && yuan <= 1_000_000 ? yuan.toString() : undefined;
}

function date(text: string): string | undefined {
  const [, month, day] = (DATE.exec(text) ?? []).map(Number);
  const isDay = day !== undefined && day >= 1 && day <= (DAYS_OF_MONTH[month! - 1] ?? 0);
  return isDay ? `${month} 月 ${day} 日` : undefined;
}

function line(text: string): string | undefined {
  return text === '' || text.length > LONGEST_TEXT || NOT_IN_TEXT.test(text) ? undefined : text;
}
