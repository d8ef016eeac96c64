import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRuleList } from '../../src/adapters/rules/parse-rule-list.js';
import type { KeywordList } from '../../src/core/match/rule-book.js';
import { simplify } from '../../src/core/text/simplified.js';
import * as phrases from './phrases.js';
import { pick, seededRandom, type Random } from './random.js';

/** About as many characters as everyday Chinese is written with. */
const CHARACTERS = 3_000;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fa5;
const FILLER_SEED = 20_121_112;

/** @returns the lists of a rules folder, by file name */
export function readLists(folder: string): KeywordList[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => parseRuleList(file, readFileSync(join(folder, file), 'utf8')));
}

/**
 * The given lists and one more with filler, `count` keywords together. The filler only observes (P3): the
 * flags are those of the given lists.
 * @throws RangeError when the lists alone hold more
 */
export function withFiller(lists: readonly KeywordList[], count: number): KeywordList[] {
  const filler = fillerWords(seededRandom(FILLER_SEED), count - countWords(lists));
  return [
    ...lists,
    {
      id: 'bench-filler',
      version: '1',
      title: { zh: '填充词', en: 'Filler' },
      severity: 'P3',
      shadow: false,
      words: filler,
      exceptions: [],
    },
  ];
}

export function countWords(lists: readonly KeywordList[]): number {
  return lists.reduce((sum, list) => sum + list.words.length, 0);
}

/** Writes lists as files that the application reads. JSON is YAML. */
export function writeLists(folder: string, lists: readonly KeywordList[]): void {
  for (const list of lists) {
    writeFileSync(
      join(folder, `${list.id}.yaml`),
      JSON.stringify({ ...list, version: Number(list.version) }),
    );
  }
}

/**
 * Words of 2 to 4 characters that mean nothing. They share characters with the generated chat, so that a
 * matcher cannot pass over them at the first one.
 * @returns `count` different words; the first ones are the same whatever the count
 */
export function fillerWords(random: Random, count: number): string[] {
  if (count < 1) throw new RangeError(`the shipped lists leave no room for filler: ${count}`);
  const characters = charactersFor(random);
  const words = new Set<string>();
  while (words.size < count) {
    const length = 2 + (random() % 3);
    words.add(Array.from({ length }, () => pick(random, characters)).join(''));
  }
  return [...words];
}

function charactersFor(random: Random): readonly string[] {
  const said = Object.values(phrases).flat().join('');
  const characters = new Set(said.match(/\p{Script=Han}/gu));
  while (characters.size < CHARACTERS) {
    characters.add(simplify(String.fromCharCode(FIRST_HAN + (random() % (LAST_HAN - FIRST_HAN + 1)))));
  }
  return [...characters];
}
