import { pick, type Random } from './random.js';

/** Words by slot; a word may hold slots itself. */
export type Phrases = Readonly<Record<string, readonly string[]>>;

/**
 * Fills `{slot}` with words drawn from `phrases`, and `{#}` with a small number.
 * @throws when a slot has no words: a slip of the pen in phrases/, caught by its spec
 */
export function compose(template: string, phrases: Phrases, random: Random): string {
  return template.replace(/\{(#|[\w]+)\}/g, (_, slot: string) => {
    if (slot === '#') return String(1 + Math.floor(random() * 9));
    const words = phrases[slot];
    if (!words) throw new Error(`no words for {${slot}}`);
    return compose(pick(words, random), phrases, random);
  });
}

/** Spaces thrown in to slip past a filter that compares texts. */
export function disguise(text: string, random: Random): string {
  return [...text].map((character) => (random() < 0.2 ? `${character} ` : character)).join('');
}
