import type { Span } from '../evidence.js';
import { allMatches } from './all-matches.js';
import type { Candidate } from './candidate.js';
import type { GuardList, GuardRule } from './guard-list.js';
import { compilePattern } from './pattern.js';

/** The rules of one list, ready to be looked for. */
export interface WordedRules {
  /** @param read as `readText` gives it */
  find(read: string): Candidate[];
  /** @returns where exceptions stand */
  exceptions(read: string): Span[];
}

/** @throws UnusablePatternError */
export function compileWorded({ kind, rules, except }: GuardList): WordedRules {
  const compiled = rules.map((rule) => ({ rule, patterns: rule.find.map(compilePattern) }));
  const excepted = except.map(compilePattern);
  return {
    find: (read) =>
      compiled.flatMap(({ rule, patterns }) =>
        patterns.flatMap((pattern) =>
          allMatches(pattern, read).map((match) => candidateOf(`${kind}.${rule.id}`, rule, match)),
        ),
      ),
    exceptions: (read) =>
      excepted.flatMap((pattern) =>
        allMatches(pattern, read).map(({ 0: words, index }) => ({ start: index, end: index + words.length })),
      ),
  };
}

function candidateOf(rule: string, { reason, gentler }: GuardRule, match: RegExpExecArray): Candidate {
  return {
    rule,
    start: match.index,
    end: match.index + match[0].length,
    reason,
    ...(gentler !== undefined && { gentler: gentler.replaceAll('$1', match[1] ?? '') }),
    blocks: false,
  };
}
