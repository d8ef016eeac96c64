import { allMatches } from './all-matches.js';
import type { Candidate } from './candidate.js';

/**
 * Places that were never filled: `{{name}}`, `{name}`, `${name}`, `<% name %>`, `@@name@@`, or a brace left of one. Official words have no other
 * use for braces and no value that fills a place can hold one (formatVariable), so this blocks. Looser left-overs,
 * 【时间】 or XX, may be a heading or a size: guard/unfilled.yaml marks them and a person decides.
 */
const PLACE =
  /\$?\{\{[^{}\n]{0,60}\}\}|\$?\{[^{}\n]{0,60}\}|[{}]{1,2}|<%[^%\n]{0,60}%>|@@[^@\n]{1,30}@@|[❴❵⦃⦄]/g;

export function findPlaces(read: string): Candidate[] {
  return allMatches(PLACE, read).map(({ 0: place, index }) => ({
    rule: 'unfilled.place',
    start: index,
    end: index + place.length,
    reason: {
      zh: '变量没有填好，不能发出',
      en: 'A place of the script is not filled; this cannot be sent',
    },
    blocks: true,
  }));
}
