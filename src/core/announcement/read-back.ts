/**
 * Whether a chat message is our own announcement that came back. Platforms take line breaks and decoration away, cut long
 * texts, and bots send them in pieces, so only letters and digits count and a piece is enough: of at least so many
 * characters, or the whole of a shorter text.
 */
const PIECE = 12;
/** A viewer who quotes us adds words of their own; a platform adds at most a name. */
const MOST_ADDED = 12;

/** What is left of a text for comparison. */
export function essenceOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * @param announced essence of the announcement
 * @param said essence of a chat message
 */
export function comesBack(announced: string, said: string): boolean {
  if (announced === '' || said === '') return false;
  if (said.length < Math.min(PIECE, announced.length)) return false;
  return (
    announced.includes(said) || (said.includes(announced) && said.length <= announced.length + MOST_ADDED)
  );
}
