import { joinsLatin } from '../text/latin.js';
import { longestPhrase } from '../text/phrase-trie.js';
import { FAULT_PHRASES, type Meaning, STOPS } from './fault-phrases.js';
import type { FaultReport, Stance } from './fault-report.js';
import type { What } from './fault-words.js';

/** Lines of chat are short; what stands behind this is no report. */
const READ_UNITS = 120;
/** Units between a negation and what it turns. */
const REACH = 2;
const PARTICLES = '啊呀啦哈哦噢了~!';

/**
 * Reads what a message says about a fault: 安卓卡,苹果正常 is a hit for one and none for the other. Who is named
 * belongs to what is said next, or at the end of a line to what was said last. Questions say nothing. Total; costs
 * a look-up a character where there is nothing to say.
 * @param text `TextViews.normal`
 * @returns in order of appearance; undefined for a message that says nothing about a fault
 */
export function readFault(text: string): readonly FaultReport[] | undefined {
  const isWhole = (start: number, end: number): boolean => !joinsLatin(text, start) && !joinsLatin(text, end);
  const limit = Math.min(text.length, READ_UNITS);
  let line: Line | undefined;
  for (let at = 0; at < limit;) {
    const found = longestPhrase(FAULT_PHRASES, text, at, isWhole);
    if (found) take((line ??= new Line(text)), found.value, at, found.end);
    at = found?.end ?? at + 1;
  }
  return line?.finish();
}

function take(line: Line, meaning: Meaning, start: number, end: number): void {
  switch (meaning.does) {
    case 'says':
      return line.say(meaning.stance, start, meaning.what);
    case 'names':
      return line.name(meaning.aspect);
    case 'stutters':
      // 卡 by itself is part of many words: it needs somebody beside whom it hits.
      return line.names ? line.say('hit', start, 'stutter') : undefined;
    case 'pardons':
      return line.names ? line.say('fine', start) : undefined;
    case 'finishes':
      return line.isClause(start, end) ? line.say('done', start) : undefined;
    case 'denies':
      return line.deny(end);
    case 'asks':
      return line.ask('everything');
    case 'wonders':
      line.ask('answers');
      return line.endClause(end);
    case 'ends':
      return line.endClause(end);
    case 'nothing':
      return undefined;
  }
}

/** A line while it is read. */
class Line {
  private readonly reports: { stance: Stance; who: string[]; what?: What }[] = [];
  private named: string[] = [];
  private clause = 0;
  private clauseReports = 0;
  private deniedUntil = -1;
  private asked: 'nothing' | 'answers' | 'everything' = 'nothing';

  constructor(private readonly text: string) {}

  get names(): boolean {
    return this.named.length > 0;
  }

  name(aspect: string): void {
    if (!this.named.includes(aspect)) this.named.push(aspect);
  }

  /** 还没好 says that it goes on, 没卡顿 that there is nothing. */
  say(stance: Stance, at: number, what?: What): void {
    const denied = at <= this.deniedUntil;
    this.deniedUntil = -1;
    if (denied && stance === 'over') return;
    const meant = denied ? (stance === 'hit' ? 'fine' : 'hit') : stance;
    this.reports.push({ stance: meant, who: this.named, ...(what && { what }) });
    this.named = [];
  }

  deny(end: number): void {
    this.deniedUntil = end + REACH;
  }

  /** 没声音? still complains; 好了? is no answer. */
  ask(asked: 'answers' | 'everything'): void {
    if (this.asked !== 'everything') this.asked = asked;
  }

  /** Whether nothing else stands between two stops. */
  isClause(start: number, end: number): boolean {
    let after = end;
    while (after < this.text.length && PARTICLES.includes(this.text[after]!)) after++;
    return start === this.clause && (after === this.text.length || STOPS.includes(this.text[after]!));
  }

  endClause(end: number): void {
    if (this.asked !== 'nothing') {
      const said = this.reports.splice(this.clauseReports);
      if (this.asked === 'answers') this.reports.push(...said.filter(({ stance }) => stance === 'hit'));
      this.named = [];
    }
    this.clause = end;
    this.clauseReports = this.reports.length;
    this.deniedUntil = -1;
    this.asked = 'nothing';
  }

  finish(): readonly FaultReport[] | undefined {
    this.endClause(this.text.length);
    this.reports.at(-1)?.who.push(...this.named);
    return this.reports.length === 0 ? undefined : this.reports;
  }
}
