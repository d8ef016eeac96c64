export type Language = 'zh' | 'en';

const clock = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** @returns `20:37:12`, in the browser's zone */
export function timeOfDay(at: number): string {
  return clock.format(at);
}

/** @returns `03:12`, or `1:03:12` from an hour on; a negative duration reads as zero */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const pad = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const tail = `${pad(minutes % 60)}:${pad(seconds % 60)}`;
  return minutes < 60 ? tail : `${Math.floor(minutes / 60)}:${tail}`;
}

/** @returns `8,420`, then `48.3万` (`483K` in English) from a hundred thousand on */
export function amount(value: number, language: Language): string {
  if (value < 100_000) return Math.round(value).toLocaleString('en-US');
  if (language === 'zh') return `${(value / 10_000).toFixed(1)}万`;
  return value < 1_000_000 ? `${Math.round(value / 1_000)}K` : `${(value / 1_000_000).toFixed(2)}M`;
}

/** @param share 0 … 1 */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
