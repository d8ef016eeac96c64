import { describe, expect, it } from '@jest/globals';
import { encodeModel } from '../adapters/model/model-file.js';
import { KIT, readingOf } from '../core/detect/detect.fixture.js';
import { findingsOf } from '../core/detect/stages.js';
import { type Judgement, judge } from '../core/model/judge.js';
import { marksOf } from '../core/model/marks.js';
import type { Model } from '../core/model/model.js';
import type { Example } from './example.js';
import { train } from './train.js';

const said = (text: string, part: Partial<Example>): Example => ({
  text,
  set: 'own',
  register: 'chat',
  ...part,
});
const COMPLAINTS = ['直播间黑屏', '一直黑屏啊', '又黑屏', '怎么黑屏', '黑屏三分钟', '全黑屏', '黑屏，看不见'];
const PRAISE = ['爱了爱了', '真爱', '爱主播', '爱买', '太爱', '爱死', '好爱这个色'];
const TALK = ['来了', '晚上好', '几点播', '买过', '要小码', '在听', '新来的'];
const SELLING = ['加我主页', '看我主页', '主页有货', '主页领', '进主页', '主页接单', '主页低价'];

const EXAMPLES: readonly Example[] = [
  ...COMPLAINTS.map((text) => said(text, { sentiment: -1, topics: ['av_fault'] })),
  ...PRAISE.map((text) => said(text, { sentiment: 1, topics: [] })),
  ...TALK.map((text) => said(text, { sentiment: 0, topics: [] })),
  ...SELLING.map((text) => said(text, { sentiment: 0, topics: ['ad'] })),
  ...COMPLAINTS.map((text) => said(`${text}，差评`, { register: 'review', isGood: false, sentiment: -1 })),
  ...PRAISE.map((text) => said(`${text}，好评`, { register: 'review', isGood: true, sentiment: 1 })),
  ...TALK.map((text) => said(`你这种人${text}`, { register: 'post', offends: true })),
  ...TALK.map((text) => said(`今天${text}`, { register: 'post', offends: false })),
];

const quiet = (): void => undefined;

function judged(model: Model, text: string): Judgement {
  const reading = readingOf(text);
  const { text: normal } = reading.views.normal;
  return judge(model, normal, marksOf(normal, findingsOf(reading)));
}

describe('train', () => {
  const model = train(EXAMPLES, KIT, true, quiet);

  it('learns what the examples teach, for texts that it has not seen', () => {
    expect(judged(model, '这里黑屏了')).toMatchObject({ sentiment: -1, register: 'chat' });
    expect(judged(model, '这里黑屏了').topics.av_fault).toBeGreaterThan(0.5);
    expect(judged(model, '爱你')).toMatchObject({ sentiment: 1 });
    expect(judged(model, '主页看货').ad).toBeGreaterThan(0.5);
    expect(judged(model, '几点来')).toMatchObject({ sentiment: 0 });
    expect(judged(model, '几点来').topics.av_fault).toBeLessThan(0.5);
    expect(judged(model, '你这种人').abuse).toBeGreaterThan(0.5);
    expect(judged(model, '黑屏，差评').sentimentScore).toBeLessThan(0);
    expect(judged(model, '爱，好评').sentimentScore).toBeGreaterThan(0);
  });

  it('gives the same bytes for the same examples', () => {
    expect(encodeModel(train(EXAMPLES, KIT, true, quiet)).equals(encodeModel(model))).toBe(true);
  });

  it('gives another version when an example changes', () => {
    const others = EXAMPLES.map((one, i) => (i === 0 ? { ...one, text: '主播黑屏了吗' } : one));
    expect(train(others, KIT, true, quiet).version).not.toBe(model.version);
  });

  it('tells how far it is', () => {
    const told: string[] = [];
    train(EXAMPLES, KIT, true, (done, total) => told.push(`${done}/${total}`));
    expect(told[0]).toMatch(/^0\//);
    expect(told.at(-1)).toMatch(/^(\d+)\/\1$/);
  });
});
