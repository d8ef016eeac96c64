import { YES } from '../flag.js';
import type { Judgement } from '../model/judge.js';
import { ADDRESS, HANDLE } from '../text/contact.js';

/** Where somebody can be reached besides: letters with digits, a long number however it is spaced. */
const NUMBER = /[a-z]\d{3}|\d(?:[^\p{L}\d]{0,3}\d){4}/u;
/** By what one is reached, or that one should: beside a contact it says all that has to be said. */
const CHANNEL = /(?<![a-z])(?:v|vx|wx|wechat|q|qq|tg)(?![a-z])|[加薇微威扣群裙信]/;
/** A Chinese character, or a run of letters that no digit touches: `lq88520` is a name, not a word. */
const WORD = /\p{Script=Han}|(?<![a-z0-9])[a-z]+(?![a-z0-9])/gu;
const CHARACTER = /\p{Script=Han}/u;

/** Words that solicit without a contact, each counted once: 头像头像 says no more than 头像. */
const ENOUGH = 4;
/** Chinese characters say more than words of another language: 出黑卡, 接单中. */
const ENOUGH_CHARACTERS = 3;
/** Beside a contact; 米 after a number is a unit. */
const ENOUGH_BESIDE_CONTACT = 2;

/** Just below a yes. */
const NO = 0.49;

/**
 * The model knows how advertisements look, and of some messages only the looks speak.
 * @param text `TextViews.normal`
 * @returns the judgement, which takes no text for an advertisement that says too little to be one
 */
export function withoutLooks(judgement: Judgement, text: string): Judgement {
  const { ad, topics } = judgement;
  if (Math.max(ad, topics.ad) < YES || canSolicit(text)) return judgement;
  return { ...judgement, ad: Math.min(ad, NO), topics: { ...topics, ad: Math.min(topics.ad, NO) } };
}

/**
 * Whether a text says enough to ask anybody for anything: a bare number, a word or two, a face are looks that
 * solicitation has too, and nothing else.
 * @param text `TextViews.normal`
 */
function canSolicit(text: string): boolean {
  const words = text.match(WORD) ?? [];
  const different = [...new Set(words)];
  if (different.length >= ENOUGH) return true;
  if (different.filter((word) => CHARACTER.test(word)).length >= ENOUGH_CHARACTERS) return true;
  const hasContact = ADDRESS.test(text) || HANDLE.test(text) || NUMBER.test(text);
  return hasContact && (CHANNEL.test(text) || words.length >= ENOUGH_BESIDE_CONTACT);
}
