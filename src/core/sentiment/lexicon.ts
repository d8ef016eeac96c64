import { viewText } from '../text/view-text.js';
import { type Topic, TOPICS } from '../topic.js';
import { addPhrase, newPhraseTrie, type PhraseTrie } from '../text/phrase-trie.js';

/** The lexicon as its files tell it: phrases by what they mean. Weights are the keys, as text. */
export interface LexiconSource {
  readonly version: string;
  /** Feeling from -3 to 3. A phrase that says a complaint and is given no feeling has COMPLAINT. */
  readonly polarity: Readonly<Record<string, readonly string[]>>;
  readonly negations: readonly string[];
  /** Factors for the feeling of the word that follows. */
  readonly degrees: Readonly<Record<string, readonly string[]>>;
  /** Factors for the feeling of the word before. */
  readonly degreesAfter: Readonly<Record<string, readonly string[]>>;
  readonly questions: readonly string[];
  readonly contrasts: readonly string[];
  readonly topics: Readonly<
    Record<Topic, { readonly says: readonly string[]; readonly about: readonly string[] }>
  >;
}

/** What one phrase means; it can mean several things at once: 骗子 feels bad and speaks of trust. */
export interface Entry {
  readonly polarity: number;
  readonly negates: boolean;
  readonly asks: boolean;
  readonly contrasts: boolean;
  /** 1 where the phrase is no degree word. */
  readonly degree: number;
  readonly degreeAfter: number;
  /** Topics that the phrase says by itself. */
  readonly says: readonly Topic[];
  /** Topics whose things it names. */
  readonly about: readonly Topic[];
}

export interface Lexicon {
  readonly version: string;
  readonly phrases: PhraseTrie<Entry>;
}

/** Feeling of a phrase that only a topic knows: 不发货. Advertisements feel nothing. */
const COMPLAINT = -1;

export const MEANS_NOTHING: Entry = {
  polarity: 0,
  negates: false,
  asks: false,
  contrasts: false,
  degree: 1,
  degreeAfter: 1,
  says: [],
  about: [],
};

/** Puts all phrases, written as the detectors read them (`TextViews.normal`), into one trie. */
export function compileLexicon(source: LexiconSource): Lexicon {
  const entries = new Map<string, Entry>();
  const add = (phrases: readonly string[], meaning: (entry: Entry) => Partial<Entry>): void => {
    for (const phrase of phrases) {
      const key = viewText(phrase).normal.text;
      const entry = entries.get(key) ?? MEANS_NOTHING;
      entries.set(key, { ...entry, ...meaning(entry) });
    }
  };

  for (const [factor, phrases] of Object.entries(source.degrees))
    add(phrases, () => ({ degree: Number(factor) }));
  for (const [factor, phrases] of Object.entries(source.degreesAfter)) {
    add(phrases, () => ({ degreeAfter: Number(factor) }));
  }
  add(source.negations, () => ({ negates: true }));
  add(source.questions, () => ({ asks: true }));
  add(source.contrasts, () => ({ contrasts: true }));
  for (const topic of TOPICS) {
    add(source.topics[topic].says, ({ says, polarity }) => ({
      says: [...says, topic],
      polarity: topic === 'ad' ? polarity : COMPLAINT,
    }));
    add(source.topics[topic].about, ({ about }) => ({ about: [...about, topic] }));
  }
  for (const [weight, phrases] of Object.entries(source.polarity)) {
    add(phrases, () => ({ polarity: Number(weight) }));
  }

  const phrases = newPhraseTrie<Entry>();
  for (const [phrase, entry] of entries) addPhrase(phrases, phrase, entry);
  return { version: source.version, phrases };
}
