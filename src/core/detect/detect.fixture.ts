import { messageWith } from '../flag.fixture.js';
import { compileRules } from '../match/compile-rules.js';
import type { Message } from '../message.js';
import { type Judgement, NO_JUDGEMENT } from '../model/judge.js';
import { compileLexicon, type LexiconSource } from '../sentiment/lexicon.js';
import type { Segmenter } from '../text/segmenter.js';
import { type Kit, openReading, type Reading } from './reading.js';
import { RULE_STAGES } from './stages.js';

const NOTHING = { says: [], about: [] };

/** A lexicon small enough to know by heart. */
const LEXICON: LexiconSource = {
  version: 't1',
  polarity: {
    '3': ['完美'],
    '2': ['好用', '👍', '便宜'],
    '1': ['好'],
    '0': ['声音大点'],
    '-1': ['卡', '慢', '敷衍'],
    '-2': ['垃圾', '骗人'],
  },
  negations: ['不', '没有', 'not'],
  degrees: { '1.6': ['太', 'very'], '1.3': ['好'], '0.6': ['有点'] },
  degreesAfter: { '1.4': ['死了'] },
  questions: ['是不是', '吗'],
  contrasts: ['但是'],
  topics: {
    av_fault: { says: ['卡', '没声音', '声音大点'], about: ['画面'] },
    shop_fault: NOTHING,
    price: NOTHING,
    quality: NOTHING,
    service: { says: ['不发货'], about: ['客服'] },
    trust: { says: ['骗人'], about: [] },
    host: NOTHING,
    abuse: NOTHING,
    ad: { says: ['加微信'], about: [] },
  },
};

/** Knows three words and takes every other character for a word. */
const SEGMENTER: Segmenter = {
  cut: (text) => text.match(/卡其色|贺卡|不错|[^]/gu) ?? [],
};

export const KIT: Kit = {
  segmenter: SEGMENTER,
  lexicon: compileLexicon(LEXICON),
  english: (word) => ({ great: 2, awful: -2 })[word] ?? 0,
  matcher: compileRules({
    version: 'r1',
    lists: [
      {
        id: 'trust-fraud',
        version: '3',
        title: { zh: '欺诈', en: 'Fraud' },
        topic: 'trust',
        severity: 'P1',
        shadow: false,
        words: ['骗子'],
        exceptions: [],
      },
      {
        id: 'price-watch',
        version: '1',
        title: { zh: '价格争议', en: 'Price disputed' },
        topic: 'price',
        severity: 'P3',
        shadow: false,
        words: ['刚买就降价'],
        exceptions: [],
      },
      {
        id: 'forbidden',
        version: '1',
        title: { zh: '违禁词', en: 'Forbidden words' },
        severity: 'P2',
        shadow: false,
        words: ['国家级'],
        exceptions: [],
      },
      {
        id: 'trial',
        version: '1',
        title: { zh: '试运行', en: 'Trial' },
        topic: 'quality',
        severity: 'P0',
        shadow: true,
        words: ['起毛'],
        exceptions: [],
      },
    ],
  }),
};

export function messageOf(text: string): Message {
  return messageWith({ text });
}

/** @returns a message that went through RULE_STAGES, and of which the model then said so */
export function readingOf(text: string, judgement: Partial<Judgement> = {}): Reading {
  const reading = openReading(text);
  for (const stage of RULE_STAGES) stage(reading, KIT);
  reading.judgement = { ...NO_JUDGEMENT, ...judgement };
  return reading;
}
