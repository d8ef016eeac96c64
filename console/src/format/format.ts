export type Language = 'zh' | 'en';

const toTheMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const minuteClock = new Intl.DateTimeFormat('zh-CN', toTheMinute);
const secondClock = new Intl.DateTimeFormat('zh-CN', { ...toTheMinute, second: '2-digit' });
/** Sweden writes dates as ISO 8601 does. */
const exactClock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

/** @returns `20:37`, in the browser's zone */
export function minuteOfDay(at: number): string {
  return minuteClock.format(at);
}

/** @returns `20:37:12`, in the browser's zone */
export function timeOfDay(at: number): string {
  return secondClock.format(at);
}

/** @returns `2026-11-11 20:37:12`, in the browser's zone */
export function exactTime(at: number): string {
  return exactClock.format(at);
}

/** @returns `03:12`, or `1:03:12` from an hour on; a negative duration reads as zero */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const pad = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const tail = `${pad(minutes % 60)}:${pad(seconds % 60)}`;
  return minutes < 60 ? tail : `${Math.floor(minutes / 60)}:${tail}`;
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** @returns `8.5`, whole from ten on (`8,420`), then `48.3万` (`483K` in English) from a hundred thousand on */
export function amount(value: number, language: Language): string {
  if (Math.abs(value) < 9.95) return tenths.format(value);
  if (Math.abs(value) < 99_999.5) return whole.format(value);
  if (language === 'zh') return `${(value / 10_000).toFixed(1)}万`;
  return Math.abs(value) < 999_500 ? `${whole.format(value / 1_000)}K` : `${(value / 1_000_000).toFixed(2)}M`;
}

/** @param share 0 … 1 */
export function percent(share: number): string {
  return `${whole.format(share * 100)}%`;
}
