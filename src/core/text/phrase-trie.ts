/** Phrases by their UTF-16 units. */
export interface PhraseTrie<T> {
  readonly next: Map<number, PhraseTrie<T>>;
  value: T | undefined;
}

export function newPhraseTrie<T>(): PhraseTrie<T> {
  return { next: new Map(), value: undefined };
}

/** The last value given for a phrase stays. An empty phrase is ignored. */
export function addPhrase<T>(trie: PhraseTrie<T>, phrase: string, value: T): void {
  if (phrase === '') return;
  let node = trie;
  for (let i = 0; i < phrase.length; i++) {
    const unit = phrase.charCodeAt(i);
    let child = node.next.get(unit);
    if (child === undefined) {
      child = newPhraseTrie();
      node.next.set(unit, child);
    }
    node = child;
  }
  node.value = value;
}

/**
 * @param accept whether a phrase found at `from` may end at `end`
 * @returns the longest accepted phrase that begins at `from`
 */
export function longestPhrase<T>(
  trie: PhraseTrie<T>,
  text: string,
  from: number,
  accept: (start: number, end: number) => boolean,
): { readonly end: number; readonly value: T } | undefined {
  let found: { end: number; value: T } | undefined;
  let node = trie.next.get(text.charCodeAt(from));
  for (let end = from + 1; node !== undefined; end++) {
    if (node.value !== undefined && accept(from, end)) found = { end, value: node.value };
    node = end < text.length ? node.next.get(text.charCodeAt(end)) : undefined;
  }
  return found;
}
