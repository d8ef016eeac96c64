import { describe, expect, it } from '@jest/globals';
import { READ_LIMIT } from '../text/view.js';
import { createAnalyser } from './analyse-message.js';
import { KIT, messageOf } from './detect.fixture.js';

const analyse = createAnalyser(KIT);
const read = (text: string) => analyse([messageOf(text)])[0]!;
const shown = (text: string, detector: string) =>
  read(text)
    .evidence.filter((evidence) => evidence.detector === detector)
    .flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)));

describe('what a message feels', () => {
  it.each([
    ['好用', 1],
    ['垃圾', -1],
    ['今天几号', 0],
    ['', 0],
    ['not great', -1],
    ['not very great', -1],
    ['awful', -1],
    ['👍👍👍👍', 1],
  ] as const)('%s: %i', (text, sentiment) => {
    expect(read(text).sentiment).toBe(sentiment);
  });

  it('turns with a negation, and back with a second one', () => {
    expect(read('不好用').sentiment).toBe(-1);
    expect(read('没有不好用').sentiment).toBe(1);
    expect(read('不卡').sentimentScore).toBeGreaterThan(0);
  });

  it('does not carry a negation over punctuation', () => {
    expect(read('不, 好用').sentiment).toBe(1);
  });

  it('grows and shrinks with degree words on either side', () => {
    const plain = read('卡').sentimentScore;
    expect(read('太卡').sentimentScore).toBeLessThan(plain);
    expect(read('卡死了').sentimentScore).toBeLessThan(plain);
    expect(read('有点卡').sentimentScore).toBeGreaterThan(plain);
  });

  it('takes 好 before a bad word for a degree word', () => {
    expect(read('好卡').sentimentScore).toBeLessThan(read('卡').sentimentScore);
  });

  it('weighs what follows a contrast more', () => {
    expect(read('便宜 但是垃圾').sentiment).toBe(-1);
    expect(read('垃圾 但是便宜').sentiment).toBe(1);
  });

  it('hardly feels a question', () => {
    expect(read('好用吗').sentiment).toBe(0);
    expect(read('卡不卡').sentiment).toBe(0);
  });

  it('counts a repeated word once', () => {
    expect(read('卡 卡 卡').sentimentScore).toBe(read('卡').sentimentScore);
  });

  it('shows the strongest words where they stand in the original', () => {
    expect(shown('客服敷衍 ＧＲＥＡＴ 垃  圾 垃圾!!', 'sentiment')).toEqual(['垃圾', '敷衍']);
  });
});

describe('what a message speaks of', () => {
  it.each([
    ['又没声音了', ['av_fault']],
    ['声音大点', ['av_fault']],
    ['客服太敷衍', ['service']],
    ['客服在吗', []],
    ['不卡', []],
    ['没有骗人', []],
    ['是不是骗人', []],
    ['是不是骗子', []],
    ['刚买就降价', ['price']],
    ['是不是刚买就降价', []],
    ['骗 子', ['trust']],
    ['卡其色 贺卡', []],
    ['萨卡的棉花', []],
    ['加微信', ['ad']],
    ['卡 不发货', ['av_fault', 'service']],
  ])('%s: %j', (text, topics) => {
    expect(read(text).topics).toEqual(topics);
  });

  it('shows which words say so', () => {
    expect(shown('你家客服真的敷衍', 'topic')).toEqual(['客服真的敷衍']);
  });

  it('names the listed word that says so, and tells one that is only asked about', () => {
    expect(read('刚买就降价').evidence).toMatchObject([
      { detector: 'keyword', facts: { severity: 'P3' } },
      { detector: 'topic', topic: 'price', facts: { words: '刚买就降价' } },
    ]);
    expect(read('刚买就降价').evidence[0]).not.toHaveProperty('asked');
    expect(read('是不是骗子').evidence).toMatchObject([{ detector: 'keyword', asked: true }]);
  });

  it('leaves a forbidden word alone, however it is used', () => {
    expect(read('是不是国家级').evidence).toMatchObject([
      { detector: 'keyword', rule: 'forbidden/国家级', score: 0.7 },
    ]);
  });

  it('shows a list on probation but takes no topic from it', () => {
    const { evidence, topics } = read('起毛');
    expect(evidence).toMatchObject([{ detector: 'keyword', shadow: true }]);
    expect(topics).toEqual([]);
  });
});

describe('a text', () => {
  it('is read up to the limit, and says when there was more', () => {
    const long = '的'.repeat(3) + '一二'.repeat(READ_LIMIT) + '垃圾';
    expect(read(long)).toMatchObject({ truncated: true, sentiment: 0 });
    expect(read('垃圾')).toMatchObject({ truncated: false });
  });

  it('has the fingerprint of the same text written otherwise', () => {
    expect(read('主播 骗。子').fingerprint).toBe(read('主播骗子').fingerprint);
  });
});

describe('createAnalyser', () => {
  it('reads each message as it would by itself', () => {
    const messages = ['画面好卡', '骗子!', '', '卡其色好用', '加微信', '画面好卡'].map(messageOf);
    expect(analyse(messages)).toEqual(messages.map(({ text }) => read(text)));
    expect(analyse([])).toEqual([]);
  });
});
