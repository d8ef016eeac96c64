import { describe, expect, it } from '@jest/globals';
import { parseLine } from './parse-line.js';

describe('parseLine', () => {
  it('reads a line of one room, which the caller names', () => {
    const text = JSON.stringify({ t_ms: -1500, ts: 1, user: 42, text: '待机' });
    expect(parseLine(text, 7, 'r1')).toEqual({
      kind: 'line',
      line: { line: 7, roomId: 'r1', userId: '42', text: '待机', noted: { ms: -1500 } },
    });
    expect(parseLine(text, 7, undefined)).toEqual({ kind: 'no-room' });
  });

  it('reads a line that names its room and its minute', () => {
    const text = JSON.stringify({ room: 5, day: '1970-1-2', minute: 3, text: '来了' });
    const line = { line: 1, roomId: '5', userId: '', text: '来了', noted: { minute: 1_443 } };
    expect(parseLine(text, 1, undefined)).toEqual({ kind: 'line', line });
    expect(parseLine(text, 1, '5')).toEqual({ kind: 'line', line });
    expect(parseLine(text, 1, '6')).toEqual({ kind: 'other-room' });
  });

  it('keeps a line whose minute nobody noted', () => {
    const text = JSON.stringify({ room: '5', day: '2019-5-10', minute: null, text: '来了' });
    expect(parseLine(text, 1, undefined)).toMatchObject({ kind: 'line', line: { noted: undefined } });
  });

  it.each([
    '{',
    '[]',
    '"来了"',
    '{"text":"来了"}',
    '{"t_ms":"1","text":"a"}',
    '{"room":1,"day":"today","minute":1,"text":"a"}',
    '{"t_ms":-1e30,"text":"钟坏了"}',
    '{"room":1,"day":"2024-99-99","minute":3,"text":"没有这一天"}',
  ])('says that %s is bad', (text) => {
    expect(parseLine(text, 1, 'r1')).toMatchObject({ kind: 'bad' });
  });

  it('passes over an empty line', () => {
    expect(parseLine('  ', 1, 'r1')).toEqual({ kind: 'blank' });
  });
});
