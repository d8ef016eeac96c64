/**
 * PostgreSQL keeps every Unicode text but two oddities that JavaScript strings can hold: U+0000 and half of a
 * surrogate pair. Both become U+FFFD, one UTF-16 unit for one, so that spans still point at the same place.
 */
const REPLACEMENT = '\uFFFD';

const ODD = /[\0\p{Surrogate}]/gu;

/** @returns the text as PostgreSQL can keep it; storing twice changes nothing more. */
export function storableText(text: string): string {
  return text.replace(ODD, REPLACEMENT);
}

// JSON.stringify writes U+0000 and lone surrogates (of the surrogates only those) as escapes. An escaped backslash
// is matched first, so that the text `\u0000` spelt in six letters stays what it is.
const ODD_ESCAPE = /\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** @returns the value as JSON that a jsonb column accepts, keys included. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes('\\u')) return json;
  return json.replace(ODD_ESCAPE, (escape) => (escape === '\\\\' ? escape : REPLACEMENT));
}
