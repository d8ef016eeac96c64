import { describe, expect, it } from '@jest/globals';
import type { Line } from './line.js';
import { parseLine } from './parse-line.js';

const line = (text: string, number = 1): Line => ({ number, text });

describe('parseLine', () => {
  it('reads a line of one room, which the caller names', () => {
    const text = JSON.stringify({ t_ms: -1500, ts: 1, user: 42, text: '待机' });
    expect(parseLine(line(text, 7), 'r1')).toEqual({
      kind: 'line',
      line: { line: 7, roomId: 'r1', userId: '42', text: '待机', noted: { ms: -1500 } },
    });
    expect(parseLine(line(text, 7), undefined)).toEqual({ kind: 'no-room' });
  });

  it('reads a line that names its room and its minute', () => {
    const text = JSON.stringify({ room: 5, day: '1970-1-2', minute: 3, text: '来了' });
    const read = { line: 1, roomId: '5', userId: '', text: '来了', noted: { minute: 1_443 } };
    expect(parseLine(line(text), undefined)).toEqual({ kind: 'line', line: read });
    expect(parseLine(line(text), '5')).toEqual({ kind: 'line', line: read });
    expect(parseLine(line(text), '6')).toEqual({ kind: 'other-room' });
  });

  it('keeps a line whose minute nobody noted', () => {
    const text = JSON.stringify({ room: '5', day: '2019-5-10', minute: null, text: '来了' });
    expect(parseLine(line(text), undefined)).toMatchObject({ kind: 'line', line: { noted: undefined } });
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
    expect(parseLine(line(text), 'r1')).toMatchObject({ kind: 'bad' });
  });

  it.each(['too-long', 'not-utf8'] as const)('takes nothing of a line that is %s', (flaw) => {
    expect(parseLine({ ...line('{"t_ms":1,"text":"a"}'), flaw }, 'r1')).toMatchObject({ kind: 'bad' });
  });

  it('passes over an empty line', () => {
    expect(parseLine(line('  '), 'r1')).toEqual({ kind: 'blank' });
  });
});
