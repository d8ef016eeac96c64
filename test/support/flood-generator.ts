import { syllableOf } from '../../src/core/text/sound.js';
import type { Roll } from './dice.js';

/** How the messages of a flood differ from one another. */
export const FLOOD_KINDS = [
  'same',
  'spaces',
  'homophones',
  'emoji',
  'repeats',
  'numbers',
  'inserts',
  'drops',
  'turns',
  'joins',
  'splices',
  'everything',
] as const;
export type FloodKind = (typeof FLOOD_KINDS)[number];

export interface FloodPlan {
  readonly kind: FloodKind;
  /** The second is used where two texts are mixed. */
  readonly texts: readonly [string, string];
  readonly accounts: readonly string[];
  readonly messages: number;
  /** ms */
  readonly startsAt: number;
  readonly lasts: number;
}

export interface FloodLine {
  readonly at: number;
  readonly userId: string;
  readonly text: string;
}

const EMOJI = ['😡', '👎', '🔥', '💢', '❗', '😅', '🙏', '✨'];

/** Common characters by syllable, so that a homophone is one that somebody could type. */
const COMMON =
  '的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同主经公此已工使情明性知全关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运';

const SOUNDING: ReadonlyMap<number, readonly string[]> = [...COMMON].reduce((map, character) => {
  const syllable = syllableOf(character.charCodeAt(0));
  return map.set(syllable, [...(map.get(syllable) ?? []), character]);
}, new Map<number, string[]>());

/** @returns the flood's messages, in order of time; every account takes its turn. */
export function floodLines(plan: FloodPlan, roll: Roll): FloodLine[] {
  const { accounts, messages, startsAt, lasts } = plan;
  return Array.from({ length: messages }, (_, i) => {
    const jitter = roll(Math.max(1, Math.floor(lasts / messages)));
    return {
      at: startsAt + Math.floor((i * lasts) / messages) + jitter,
      userId: accounts[i % accounts.length]!,
      text: variant(plan, i, roll),
    };
  });
}

function variant({ kind, texts }: FloodPlan, turn: number, roll: Roll): string {
  const [text, other] = texts;
  switch (kind) {
    case 'same':
      return text;
    case 'spaces':
      return spaced(text, roll);
    case 'homophones':
      return sounded(text, roll);
    case 'emoji':
      return tailed(text, roll);
    case 'repeats':
      return stuttered(text, roll);
    case 'numbers':
      return `${text}${roll(100_000)}`;
    case 'inserts':
      return inserted(text, roll);
    case 'drops':
      return each(text, (character) => (roll(7) === 0 ? '' : character));
    case 'turns':
      return texts[turn % 2]!;
    case 'joins':
      return [text, other, text + other, other + text][roll(4)]!;
    case 'splices':
      return spliced(text, other, roll);
    case 'everything':
      return tailed(spaced(stuttered(sounded(text, roll), roll), roll), roll);
  }
}

const each = (text: string, change: (character: string) => string) => [...text].map(change).join('');

function spaced(text: string, roll: Roll): string {
  return each(text, (character) => (roll(5) === 0 ? `${character} ` : character));
}

function stuttered(text: string, roll: Roll): string {
  return each(text, (character) => character.repeat(roll(5) === 0 ? 2 + roll(3) : 1));
}

function inserted(text: string, roll: Roll): string {
  return each(text, (character) => (roll(5) === 0 ? character + COMMON[roll(COMMON.length)]! : character));
}

function tailed(text: string, roll: Roll): string {
  return text + Array.from({ length: roll(4) }, () => EMOJI[roll(EMOJI.length)]!).join('');
}

function sounded(text: string, roll: Roll): string {
  return each(text, (character) => {
    const alike = SOUNDING.get(syllableOf(character.charCodeAt(0))) ?? [];
    return alike.length > 0 && roll(3) === 0 ? alike[roll(alike.length)]! : character;
  });
}

/** The beginning of the one and the end of the other. */
function spliced(text: string, other: string, roll: Roll): string {
  const [head, tail] = roll(2) === 0 ? [text, other] : [other, text];
  const share = 1 + roll(7);
  return (
    head.slice(0, Math.ceil((head.length * share) / 8)) + tail.slice(Math.ceil((tail.length * share) / 8))
  );
}
