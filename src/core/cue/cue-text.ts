import { SaidError } from '../said-error.js';
/** A host reads between two sentences: more than this is no cue. Characters, as people count them. */
export const CUE_LIMIT = 200;

const VISIBLE = /[^\s\p{C}]/u;

/** There is nothing to read in it. */
export class CueEmpty extends SaidError {
  override readonly name = 'CueEmpty';

  constructor() {
    super({ zh: '提词没有内容', en: 'the cue says nothing' });
  }
}

/** It takes too long to read. */
export class CueTooLong extends SaidError {
  override readonly name = 'CueTooLong';

  constructor(readonly length: number) {
    super({
      zh: `提词要一眼看完，最多 ${CUE_LIMIT} 字，现在 ${length} 字`,
      en: `a cue is read at a glance: at most ${CUE_LIMIT} characters, this has ${length}`,
    });
  }
}

/**
 * @param written by a person, or a filled script
 * @returns the text as the host reads it: without space around it, lines parted by one `\n`
 * @throws CueEmpty, CueTooLong
 */
export function cueText(written: string): string {
  const text = written
    .replace(/\r\n?/g, '\n')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  if (!VISIBLE.test(text)) throw new CueEmpty();
  const length = [...text].length;
  if (length > CUE_LIMIT) throw new CueTooLong(length);
  return text;
}
