import { FAULTS, FAULTY, LEADS, OUTCRIES, PEOPLE, REMARKS, SHOUTS, TAILS, THINGS } from './phrases.js';
import { pick, type Random } from './random.js';

/** Share of lines out of a thousand, in order; what is left are questions and remarks of ordinary length. */
const SHOUTED = 330;
const LONG = 60;
const LONGEST = 10;
const COMPLAINED = 12;
const CRIED_OUT = 3;

/** @returns a source of chat lines: like a busy room, half of them up to 8 characters, 1.5 % complaints. */
export function chatLines(random: Random): () => string {
  return () => {
    let lot = random() % 1_000;
    if ((lot -= SHOUTED) < 0) return shout(random);
    if ((lot -= LONG) < 0) return `${remark(random)}，${remark(random)}`;
    if ((lot -= LONGEST) < 0)
      return `${remark(random)}，${remark(random)}，${remark(random)}，${question(random)}`;
    if ((lot -= COMPLAINED) < 0) return complaint(random);
    if ((lot -= CRIED_OUT) < 0) return pick(random, OUTCRIES);
    return lot % 2 === 0 ? remark(random) : question(random);
  };
}

/** The first ones of the list most: the product of two even draws leans to the front. */
function shout(random: Random): string {
  return SHOUTS[random() % (1 + (random() % SHOUTS.length))]!;
}

function question(random: Random): string {
  const thing = pick(random, THINGS);
  return random() % 3 === 0 ? thing + (random() % 100) + '号' : thing + pick(random, REMARKS);
}

function remark(random: Random): string {
  const said = pick(random, PEOPLE) + pick(random, THINGS) + pick(random, REMARKS);
  const lot = random() % 4;
  return lot === 0 ? pick(random, LEADS) + said : lot === 1 ? said + pick(random, TAILS) : said;
}

function complaint(random: Random): string {
  const said = pick(random, FAULTY) + pick(random, FAULTS);
  return random() % 2 === 0 ? said + pick(random, TAILS) : pick(random, LEADS) + said;
}
