/** What chat says without words: emoji and the halves of flags; skin tones and joiners only dress them up. */
const PICTURE = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/gu;
const WORDS = /[\p{L}\p{N}]/u;

/** @returns the code points of the different pictures in a text, ascending: 💩💩💩 says no more than 💩 */
export function picturesIn(text: string): readonly number[] {
  const pictures = new Set(Array.from(text.matchAll(PICTURE), ([picture]) => picture.codePointAt(0)!));
  return [...pictures].sort((a, b) => a - b);
}

/** @returns whether no letter and no figure is in the text */
export function isWordless(text: string): boolean {
  return !WORDS.test(text);
}
