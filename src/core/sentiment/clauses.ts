import { BLANKS, CLAUSE_STOPS } from '../text/stops.js';

/** A stretch of text between punctuation or spaces: negation, degree and questions do not reach beyond it. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  /** It asks (卡不卡, 会起球吗, 有运费险没), so what it names is not claimed. */
  asks: boolean;
}

const STOPS = unitsOf(CLAUSE_STOPS);
/** Part clauses too where words are not written apart; in English they stand inside one: don't, and/or. */
const CHINESE_STOPS = unitsOf(BLANKS + '/·—"\'()[]【】《》「」“”‘’');
const NO = '不'.charCodeAt(0);
const NOT = '没'.charCodeAt(0);
const ASKING_ENDS = /(?:[吗嘛不没否]|[^什怎这那多要]么|有没有|了没有)[啊呀呢的哦]?$/;

/**
 * @param text `TextViews.normal`
 * @param chinese whether spaces and brackets part clauses, rather than words
 * @returns its clauses in order, empty ones left out
 */
export function readClauses(text: string, chinese: boolean): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let asks = false;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : -1;
    if (unit === -1 || STOPS.has(unit) || (chinese && CHINESE_STOPS.has(unit))) {
      if (i > start) clauses.push({ start, end: i, asks: asks || endsAsking(text, start, i) });
      start = i + 1;
      asks = false;
    } else if ((unit === NO || unit === NOT) && i > start && isBetweenEquals(text, i)) {
      asks = true;
    }
  }
  return clauses;
}

/** A question needs two units at least before the particle that makes it one. */
function endsAsking(text: string, start: number, end: number): boolean {
  return end - start > 2 && ASKING_ENDS.test(text.slice(Math.max(start, end - 4), end));
}

/** 卡不卡, 有没有. */
function isBetweenEquals(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === text.charCodeAt(at + 1);
}

function unitsOf(marks: string): ReadonlySet<number> {
  return new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));
}
