import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.js';

describe('readOptions', () => {
  it('plays in real time and shortens silences unless told', () => {
    expect(readOptions(['evening.jsonl'])).toEqual({
      file: 'evening.jsonl',
      speed: 1,
      from: 0,
      longestGap: 60,
    });
  });

  it('takes a speed, or as fast as it goes', () => {
    expect(readOptions(['f', '--speed', '50']).speed).toBe(50);
    expect(readOptions(['f', '--speed', 'max']).speed).toBe(Infinity);
  });

  it('takes the rest', () => {
    const args = [
      'f',
      '--room',
      'r1',
      '--from',
      '60',
      '--minutes',
      '2.5',
      '--longest-gap',
      '0',
      '--url',
      'http://h',
      '--key',
      'k',
    ];
    expect(readOptions(args)).toEqual({
      file: 'f',
      room: 'r1',
      speed: 1,
      from: 60,
      minutes: 2.5,
      longestGap: 0,
      url: 'http://h',
      key: 'k',
    });
  });
});
