import { describe, expect, it } from '@jest/globals';
import { ownWordsIn } from './own-words.js';
import { scriptOf, variableOf } from './script.fixture.js';

const script = scriptOf({
  variables: [
    variableOf({ name: 'next', type: 'text' }),
    variableOf({ name: 'product', type: 'product' }),
    variableOf({ name: 'minutes', type: 'minutes' }),
  ],
});

describe('ownWordsIn', () => {
  it('leaves names and short phrases alone', () => {
    const values = { next: '九点半的抽奖', product: '兰芝夜间修护睡眠面膜 70ml 两支装', minutes: '5' };
    expect(ownWordsIn(script, values)).toEqual([]);
    expect(ownWordsIn(script, {})).toEqual([]);
  });

  it('names the places that hold a sentence', () => {
    expect(ownWordsIn(script, { next: '抽奖，每人送五千元' })).toEqual(['next']);
    expect(ownWordsIn(script, { product: '这批货有问题是厂家骗了我们请大家去找平台投诉退款' })).toEqual([]);
    expect(ownWordsIn(script, { product: '这批货有问题是厂家骗了我们请大家都去找平台投诉退款' })).toEqual([
      'product',
    ]);
  });
});
