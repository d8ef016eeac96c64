import type { Segmenter } from './segmenter.js';

const HAN = /\p{Script=Han}/u;

/** Whether there is anything to segment. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** @returns 1 where a word begins or ends; one longer than `text`. */
export function wordEdges(text: string, segmenter: Segmenter): Uint8Array {
  const edges = new Uint8Array(text.length + 1);
  let at = 0;
  edges[0] = 1;
  for (const word of segmenter.cut(text)) {
    at += word.length;
    edges[at] = 1;
  }
  return edges;
}

/** For texts without Chinese: English words are told apart by their letters, and emoji stand alone. */
export function edgesEverywhere(text: string): Uint8Array {
  return new Uint8Array(text.length + 1).fill(1);
}
