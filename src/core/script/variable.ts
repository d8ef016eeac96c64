import type { VariableType } from './script.js';

/** A word or phrase longer than this does not belong into a sentence. */
const LONGEST_TEXT = 60;
/** Line breaks and other control characters, and the braces that mark a place. */
const NOT_IN_TEXT = /[\p{Cc}\p{Zl}\p{Zp}{}]/u;

/**
 * @param value a known fact, or what a person typed
 * @returns the value as it stands in the text, or undefined when it is not of the type:
 * `minutes` whole, 1 … 1440 · `count` whole, 1 … 1e9, from 10,000 on in 万 · `money` yuan, 0.01 … 1,000,000, at most
 * two decimals · `time` HH:mm · `text`, `product`, `room` one line of 1 … 60 characters without braces
 */
export function formatVariable(type: VariableType, value: unknown): string | undefined {
  switch (type) {
    case 'minutes':
      return wholeBetween(1, 1_440, value)?.toString();
    case 'count':
      return count(value);
    case 'money':
      return money(value);
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : undefined;
    case 'text':
    case 'product':
    case 'room':
      return line(value);
  }
}

function wholeBetween(least: number, most: number, value: unknown): number | undefined {
  const text = plain(value);
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

/** Takes what it gives: a person who read 80 万 sends 80 万 back. */
function count(value: unknown): string | undefined {
  const tenThousands = /^(\d{1,6}(?:\.\d)?)\s*万$/.exec(plain(value) ?? '')?.[1];
  const people = tenThousands === undefined ? value : Math.round(Number(tenThousands) * 10_000);
  const whole = wholeBetween(1, 1_000_000_000, people);
  return whole === undefined || whole < 10_000 ? whole?.toString() : `${Math.round(whole / 1_000) / 10} 万`;
}

function money(value: unknown): string | undefined {
  const text = plain(value);
  if (text === undefined || !/^\d{1,7}(\.\d{1,2})?$/.test(text)) return undefined;
  const yuan = Number(text);
  return yuan >= 0.01 && yuan <= 1_000_000 ? yuan.toString() : undefined;
}

function line(value: unknown): string | undefined {
  const text = plain(value);
  if (text === undefined || text === '' || text.length > LONGEST_TEXT || NOT_IN_TEXT.test(text))
    return undefined;
  return text;
}

function plain(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
}
