/** How a character of a keyword can be written so that it still reads as that character. */
export const MEANS = ['plain', 'homophone', 'pinyin', 'look-alike', 'split', 'merged', 'stand-in'] as const;

export type Means = (typeof MEANS)[number];
