import type { Clause } from './clauses.js';
import { stanceAt, type Words } from './read-words.js';
import type { Term } from './terms.js';
import { hasHan } from '../text/word-edges.js';

/*
 * The tables are narrow on purpose, and code rather than a file: who is not sure to be defended is left to the model.
 */

/** No bad word that denies something itself, 不发货, that says how bad, 太坑, or of one character, which may be chance. */
const PLAINLY_BAD = /^[^不没无未非太].+/;
/** Forbid or demand: 别骗人了 accuses. */
const FORBIDS = /别|不要|不用|勿|莫/;
/** What may stand between a denial and what it denies: 没有一个坏的, 不卖假货. No degree: 不是很坑 is a bit bad. */
const BETWEEN = /^(?:有|是|的|在|一|个|点|任何|什么|发现|看到|卖|买)*$/;
/** What may stand behind it. */
const PARTICLES = /^[的了啊呀哦噢喔哈哟呐呢啦嘛滴]*$/;
/** Doubt, report, suppose or turn round what their clause denies: 还说不是假货, 难道不是假货, 要不是骗子. */
const TURNS =
  /[说讲称吹信何岂还敢能若装怕吧么]|难道|如果|要是|要不|万一|除非|只要|只有|就算|即使|最好|保证|以为|觉得|感觉|好像|似乎|可能|也许|估计|应该|到底|究竟|居然|竟|无非|几乎|差点|可惜|原来|本来|之前|以前/;
/** Begin a clause that answers a denial, or puts something worse in its place: 不是假货,是次品. */
const ANSWERS = /^(?:[而就只才也倒都那还更这]{0,2}是|但|不过|可|却|然而|除了|除非|才怪|难道|你?信|鬼|那|呵)/;
/** Ask or wish, in whichever clause: the denial is then no statement. */
const NO_STATEMENT = /[?吗谁怎咋啥哪]|什么|为何|凭什|希望|但愿/;

/**
 * What is left of a text without the clauses that do nothing but deny something bad that the lexicon knows:
 * 不是假货,我专柜验过了 leaves 我专柜验过了.
 * @param text `TextViews.normal`, from which `words` were read
 * @returns undefined where nothing is denied, or where what is denied may be meant all the same
 */
export function beyondDenials(text: string, words: Words): string | undefined {
  if (!hasHan(text) || !words.terms.some((term) => accuses(text, term))) return undefined;
  const terms = termsByClause(words);
  const rest = words.clauses.filter((clause, i) => !onlyDenies(text, clause, terms[i]!, words));
  if (rest.length === words.clauses.length || NO_STATEMENT.test(text)) return undefined;
  const left = rest.map(({ start, end }) => text.slice(start, end));
  return left.some((clause) => ANSWERS.test(clause)) ? undefined : left.join(',');
}

/** Says by itself what one complains of. A curse says nothing that could be denied. */
function accuses(text: string, { start, end, entry: { polarity, says } }: Term): boolean {
  return polarity < 0 && says.some((topic) => topic !== 'abuse') && PLAINLY_BAD.test(text.slice(start, end));
}

/** In one pass: a text can be as many clauses as it has room for. */
function termsByClause({ terms, clauses }: Words): readonly (readonly Term[])[] {
  let next = 0;
  return clauses.map(({ start, end }) => {
    while (next < terms.length && terms[next]!.start < start) next++;
    const from = next;
    while (next < terms.length && terms[next]!.end <= end) next++;
    return terms.slice(from, next);
  });
}

/** @param terms those of the clause */
function onlyDenies(
  text: string,
  { start, end, asks }: Clause,
  terms: readonly Term[],
  words: Words,
): boolean {
  if (asks) return false;
  const bad: Term[] = [];
  let denial: Term | undefined;
  for (const term of terms) {
    if (term.entry.polarity < 0) {
      if (!accuses(text, term) || !isDenied(text, term, denial, words)) return false;
      bad.push(term);
    }
    if (term.entry.negates) denial = term;
  }
  const last = bad.at(-1);
  return (
    last !== undefined &&
    PARTICLES.test(text.slice(last.end, end)) &&
    !TURNS.test(beside(text, start, end, bad))
  );
}

/**
 * Denied, and by a word close to it.
 * @param denial the last word before it in its clause that negates
 */
function isDenied(text: string, term: Term, denial: Term | undefined, words: Words): boolean {
  if (denial === undefined || FORBIDS.test(text.slice(denial.start, denial.end))) return false;
  return stanceAt(words, term.start).denied && BETWEEN.test(text.slice(denial.end, term.start));
}

/** @returns what a clause has beside some of its terms */
function beside(text: string, start: number, end: number, terms: readonly Term[]): string {
  const ends = [start, ...terms.map((term) => term.end)];
  const starts = [...terms.map((term) => term.start), end];
  return ends.map((from, i) => text.slice(from, starts[i])).join(' ');
}
