import type { Said } from './said.js';
import { MINUTE, SECOND } from './window/widths.js';

/** @param ms that have passed since */
export function agoInWords(ms: number): Said {
  if (ms < SECOND) return { zh: '刚刚', en: 'just now' };
  if (ms < MINUTE) {
    const seconds = Math.floor(ms / SECOND);
    return { zh: `${seconds} 秒前`, en: `${seconds} s ago` };
  }
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 60) return { zh: `${minutes} 分钟前`, en: `${minutes} min ago` };
  const hours = Math.floor(minutes / 60);
  return { zh: `${hours} 小时前`, en: `${hours} h ago` };
}
