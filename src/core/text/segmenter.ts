/** Cuts normalised Chinese text into words. Pure once constructed. */
export interface Segmenter {
  /** @returns the words in order; joined they give `text` back. */
  cut(text: string): string[];
}
