import { EMPTY_GRAM, extendGram, finishGram } from './grams.js';

/** @returns the hash of the gram of `size` units that begins at `start`; -1 is where the text begins */
export function hashGram(text: string, start: number, size: number): number {
  let rolling = EMPTY_GRAM;
  for (let i = start; i < start + size; i++) {
    rolling = extendGram(rolling, i < 0 ? 2 : i === text.length ? 3 : text.charCodeAt(i));
  }
  return finishGram(rolling, size);
}
