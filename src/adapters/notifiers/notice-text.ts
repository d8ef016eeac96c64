import type { Notice } from '../../core/delivery/outgoing.js';
import { gradeName, type Locale } from '../../core/words/names.js';
import { plainLines } from './plain-lines.js';
import { type Measure, splitLines } from './split-lines.js';

/** Characters of a title that stand above every part. */
const TITLE_LIMIT = 80;
/** Of a room's name; rooms are named in 64. */
const ROOM_LIMIT = 64;
/** A longer address is no link but a line: the frame of a part has to stay small. */
const LINK_LIMIT = 1_000;
/** Numbers of parts are at most this long. */
const LONGEST_NUMBER = ' (9999/9999)';

export const LOOK: Readonly<Record<Locale, string>> = { zh: '在控制台查看', en: 'Open in the console' };

/** A notice in one language, as plain text. */
export interface NoticeText {
  /** One line for above: grade, room and title. */
  readonly head: string;
  readonly lines: readonly string[];
  readonly link?: string;
}

/** One message of those that a notice becomes. */
export interface PartText extends NoticeText {
  /** ` (2/3)`; empty when there is one alone. */
  readonly number: string;
}

/** Nothing is lost: what is too long for above, or no link, stands among the lines. */
export function noticeText(notice: Notice, locale: Locale): NoticeText {
  const title = plainLines(notice.title[locale]).join(' ');
  const room = plainLines(notice.roomName).join(' ');
  const link = linkOf(notice.url);
  const short = shorten(title, TITLE_LIMIT);
  return {
    head: `【${gradeName(notice.grade, locale)}】${shorten(room, ROOM_LIMIT)} · ${short}`,
    lines: [
      ...(short === title ? [] : [title]),
      ...notice.lines.flatMap((line) => plainLines(line[locale])),
      ...(notice.url !== undefined && link === undefined ? plainLines(notice.url) : []),
    ],
    ...(link !== undefined && { link }),
  };
}

/** How one side wants a part written, and how long that may be. */
export interface Script {
  /** Bytes of what `write` gives. */
  readonly limit: number;
  readonly write: (part: PartText) => string;
  /** By how many bytes a line makes a part longer. */
  readonly sizeOf: Measure;
}

/** @returns the notice as parts, each of which the script writes within its limit */
export function partsOf(text: NoticeText, script: Script): PartText[] {
  const frame = Buffer.byteLength(script.write({ ...text, lines: [], number: LONGEST_NUMBER }));
  const parts = splitLines(text.lines, script.limit - frame, script.sizeOf);
  const number = (index: number): string => (parts.length === 1 ? '' : ` (${index + 1}/${parts.length})`);
  return parts.map((lines, index) => ({ ...text, lines, number: number(index) }));
}

/** @returns the address with nothing in it that could end a link */
function linkOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  const link = href.replaceAll('(', '%28').replaceAll(')', '%29');
  return /^https?:$/.test(protocol) && link.length <= LINK_LIMIT ? link : undefined;
}

function shorten(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
