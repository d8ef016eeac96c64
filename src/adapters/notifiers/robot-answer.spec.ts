import { describe, expect, it } from '@jest/globals';
import { ChannelBusy, ChannelRefused } from '../../core/delivery/channel-errors.js';
import { type Answers, BAD_ADDRESS, judgeAnswer } from './robot-answer.js';

const ANSWERS: Answers = {
  maker: { zh: '某家', en: 'Some' },
  fields: ['errcode', 'errmsg'],
  meaningOf: (code, message) =>
    code === 1 ? BAD_ADDRESS : code === 2 && message === 'fast' ? { waitMs: 9 } : undefined,
};

function failureOf(status: number, body: unknown): unknown {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  try {
    judgeAnswer({ host: 'h', status, text }, ANSWERS, 0);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('judgeAnswer', () => {
  it('takes 0 for yes', () => {
    expect(failureOf(200, { errcode: 0, errmsg: 'ok' })).toBeUndefined();
  });

  it.each<[string, number, unknown, RegExp]>([
    [
      'a code that says never',
      200,
      { errcode: 1, errmsg: 'key=secret' },
      /^某家：.*（1） \/ Some: .* \(1\)$/,
    ],
    ['such a code under another status', 503, { errcode: 1 }, /（1）/],
    ['a status that says never', 404, '<html>', /HTTP 404/],
    ['such a status with an unknown code', 400, { errcode: 77 }, /HTTP 400/],
  ])('is refused by %s', (_, status, body, message) => {
    const error = failureOf(status, body);
    expect(error).toBeInstanceOf(ChannelRefused);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('secret');
  });

  it.each<[string, number, unknown, number | undefined]>([
    ['a code that says later', 200, { errcode: 2, errmsg: 'fast' }, 9],
    ['such a code under a status that says never', 400, { errcode: 2, errmsg: 'fast' }, 9],
    ['a code that nobody knows', 200, { errcode: 2, errmsg: 'other' }, undefined],
    ['a code that is no number', 200, { errcode: '0' }, undefined],
    ['no JSON', 200, '<html>', undefined],
    ['JSON without a code', 200, '[1]', undefined],
    ['null', 200, 'null', undefined],
    ['a status that says later', 502, { errcode: 0 }, undefined],
  ])('may be tried again after %s', (_, status, body, ms) => {
    const error = failureOf(status, body);
    expect(error).toBeInstanceOf(ChannelBusy);
    expect((error as ChannelBusy).retryAfterMs).toBe(ms);
  });
});
