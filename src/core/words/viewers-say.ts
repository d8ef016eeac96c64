/** Says what viewers report of a fault: whom it hits and whom not, what is broken, what is back. */
import type { Facts } from '../evidence.js';
import { aspectName } from '../fault/aspects.js';
import { isWhat } from '../fault/fault-words.js';
import { ANY_WHAT } from '../fault/voices.js';
import type { Said } from '../said.js';
import { figure } from './figures.js';
import type { Locale } from './names.js';

interface Count {
  /** Who it is or what it is. */
  readonly about: string;
  readonly people: string;
}

/** @returns a part for the end of a sentence, in both languages; empty when viewers say nothing of the kind */
export function viewersSay(facts: Facts): Said {
  const [zh, en] = heardFor(facts);
  return { zh: joined(facts, 'zh', ZH, '；', zh), en: joined(facts, 'en', EN, '; ', en) };
}

/** What is heard of a fault is heard for as long as it lasts, not only while its messages are counted. */
function heardFor({ heardSeconds, seconds }: Facts): [zh: string, en: string] {
  if (heardSeconds === undefined || Number(heardSeconds) <= Number(seconds)) return ['', ''];
  const minutes = figure(Math.ceil(Number(heardSeconds) / 60));
  return [`近 ${minutes} 分钟里`, `in the last ${minutes} min `];
}

/** How a language says it; lists come joined. */
interface Phrases {
  readonly comma: string;
  readonly hit: (who: string, people: string) => string;
  readonly fine: (who: string, people: string) => string;
  readonly broken: (what: string, people: string) => string;
  readonly back: (people: string, whats: string) => string;
}

const ZH: Phrases = {
  comma: '、',
  hit: (who, people) => `${who} ${people} 人说有问题`,
  fine: (who, people) => `${who} ${people} 人说正常`,
  broken: (what, people) => `${what} ${people} 人`,
  back: (people, whats) => `${people} 人说好了${whats && `（${whats}）`}`,
};
const EN: Phrases = {
  comma: ', ',
  hit: (who, people) => `${who}: ${people} hit`,
  fine: (who, people) => `${who}: ${people} fine`,
  broken: (what, people) => `${what} ${people}`,
  back: (people, whats) => `${people} say it is back${whats && ` (${whats})`}`,
};

function joined(facts: Facts, locale: Locale, say: Phrases, stop: string, when: string): string {
  const nameOf = (about: string) => aspectName(about)[locale];
  const listed = (counts: readonly Count[], one: (name: string, people: string) => string) =>
    counts.map(({ about, people }) => one(nameOf(about), people)).join(say.comma);
  const hit = countsIn(facts, 'hit.');
  const back = countsIn(facts, 'back.').filter(({ about }) => isWhat(about));
  const parts = [
    listed(
      hit.filter(({ about }) => isWhat(about)),
      say.broken,
    ),
    listed(
      hit.filter(({ about }) => !isWhat(about) && about !== ANY_WHAT),
      say.hit,
    ),
    listed(countsIn(facts, 'fine.'), say.fine),
    facts['back'] === undefined ? '' : say.back(figure(facts['back']), listed(back, say.broken)),
  ].filter((part) => part !== '');
  return parts.map((part, i) => stop + (i === 0 ? when : '') + part).join('');
}

function countsIn(facts: Facts, prefix: string): Count[] {
  return Object.entries(facts)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, people]) => ({ about: name.slice(prefix.length), people: figure(people) }));
}
