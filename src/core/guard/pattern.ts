import { spell } from '../text/spelling.js';

/** What `…` stands for: up to ten characters of one clause. */
const GAP = '[^,。!?;\\n]{0,10}';
const GAP_LENGTHS = 11;
/** In how many ways the parts of open length may share a text: so often a pattern can fail at one place. */
const MOST_WAYS = 2_000;

/** A pattern cannot be used; the message says why, Chinese first. */
export class UnusablePatternError extends Error {
  override readonly name = 'UnusablePatternError';
}

/**
 * A pattern is a regular expression over a text as `readText` gives it, of which only so much may be used that no text
 * can make it slow: no `*`, `+`, `{n,}`, no repeated group, no back-reference, and few parts of open length (`…`, `{m,n}`).
 * `…` is a gap of up to ten characters that no stop and no comma ends.
 * @throws UnusablePatternError
 */
export function compilePattern(source: string): RegExp {
  const refuse = (why: string): UnusablePatternError => new UnusablePatternError(`${why}: ${source}`);
  // What is left holds operators only where they operate.
  const bare = source.replace(/\\(?:p\{[^}]*\}|[^1-9kp])/g, 'a').replace(/\[[^\]]*\]/g, 'a');
  if (/[*+\\]|\{\d*,\}/.test(bare)) {
    throw refuse('不能用 * + {n,} 和反向引用 / no * + {n,} and no back-references');
  }
  if (/\)\{/.test(bare)) throw refuse('括号不能重复 / a group cannot be repeated');
  const lengths = Array.from(bare.matchAll(/…|\{(\d+)(?:,(\d+))?\}/g), ([, least, most]) =>
    least === undefined ? GAP_LENGTHS : Number(most ?? least) - Number(least) + 1,
  );
  if (lengths.reduce((ways, length) => ways * length, 1) > MOST_WAYS) {
    throw refuse('… 和 {m,n} 太多或太长 / too many or too long … and {m,n}');
  }
  const letters = bare.replaceAll('…', '');
  if (spell(letters) !== letters) {
    throw refuse('须为半角、小写、简体 / must be half-width, lower case, simplified');
  }
  return compile(source, refuse);
}

function compile(source: string, refuse: (why: string) => UnusablePatternError): RegExp {
  let pattern: RegExp;
  try {
    pattern = new RegExp(source.replaceAll('…', GAP), 'gu');
  } catch (error) {
    throw refuse(`不是正则表达式 / no regular expression (${String(error)})`);
  }
  if (''.search(pattern) === 0) throw refuse('什么都没写也会命中 / matches nothing at all');
  return pattern;
}
