/** A line of a file as read. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end; of a line that is too long its beginning; U+FFFD for bytes that are no UTF-8. */
  readonly text: string;
  readonly flaw?: LineFlaw;
}

export type LineFlaw = 'too-long' | 'not-utf8';

/** Bytes of a line that are kept, far more than any message has; the rest is passed over, so that memory stays bounded. */
export const LONGEST_LINE = 1_048_576;

export const FLAW_IN_WORDS: Readonly<Record<LineFlaw, string>> = {
  'too-long': '超过 1 MB，太长 / longer than 1 MB',
  'not-utf8':
    '不是 UTF-8，请先转换，如 iconv -f GBK -t UTF-8 / not UTF-8, convert it first, as with iconv -f GBK -t UTF-8',
};
