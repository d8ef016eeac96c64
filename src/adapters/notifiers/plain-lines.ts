/** What ends a line anywhere: a robot that knows fewer of them would run two lines into one. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/**
 * What is not seen, or turns the order of what is: control characters, halves of surrogate pairs, directions. They
 * come with what viewers write, and each becomes the sign for a character that could not be read.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** @returns the text as lines of characters that are seen, spaces for tabs */
export function plainLines(text: string): string[] {
  return text.split(LINE_ENDS).map((line) => line.replaceAll('\t', ' ').replaceAll(UNSEEN, '\ufffd'));
}

/** @returns the text without halves of surrogate pairs, which many who read JSON refuse */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\ufffd');
}
