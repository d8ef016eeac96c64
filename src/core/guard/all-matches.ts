/**
 * What `matchAll` gives, without its copy of the expression for every text, and without matches of nothing.
 * @param pattern global
 */
export function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex++;
    else found.push(match);
  }
  return found;
}
