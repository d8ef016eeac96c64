import { z } from 'zod';
import { FLAW_IN_WORDS, type Line } from './line.js';
import type { ReadLine } from './recorded.js';

const MINUTES_A_DAY = 1_440;
const DAY_MS = 86_400_000;

const name = z.union([z.string(), z.number()]).transform(String);
const user = name.nullish().transform((value) => value ?? '');

/** As far from that moment as a clock of ours goes: to the year 2100. A clock further off is none. */
const FARTHEST_MS = 4.1e12;

/** Most often one room's recording, and the room is not named: ms before or after some moment. */
const timed = z.object({
  t_ms: z.number().min(-FARTHEST_MS).max(FARTHEST_MS),
  room: name.optional(),
  user,
  text: z.string(),
});

/** Several rooms' recording: a day and the minute in it, which may not be known. */
const dated = z.object({
  room: name,
  day: z.string().transform((text, context) => {
    const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
    const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    if (at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(day))
      return at.getTime() / DAY_MS;
    context.addIssue({ code: 'custom', message: 'day is not YYYY-M-D, or no day' });
    return z.NEVER;
  }),
  minute: z.int().min(0).max(MINUTES_A_DAY).nullish(),
  user,
  text: z.string(),
});

const recorded = z.union([timed, dated]);

export type ParsedLine =
  | { readonly kind: 'line'; readonly line: ReadLine }
  | { readonly kind: 'blank' | 'other-room' | 'no-room' }
  | { readonly kind: 'bad'; readonly reason: string };

/** @param wanted names the room where the line does not; where it does, only that room is taken */
export function parseLine({ number, text, flaw }: Line, wanted: string | undefined): ParsedLine {
  if (flaw !== undefined) return { kind: 'bad', reason: FLAW_IN_WORDS[flaw] };
  if (text.trim() === '') return { kind: 'blank' };
  const json = parseJson(text);
  if (json === undefined) return { kind: 'bad', reason: '不是 JSON / not JSON' };
  const read = recorded.safeParse(json);
  if (!read.success) {
    return {
      kind: 'bad',
      reason: '不是 {t_ms, user, text} 或 {room, day, minute, text} / neither of these shapes',
    };
  }
  const { data } = read;
  const roomId = data.room ?? wanted;
  if (roomId === undefined) return { kind: 'no-room' };
  if (wanted !== undefined && roomId !== wanted) return { kind: 'other-room' };
  const line = { line: number, roomId, userId: data.user, text: data.text };
  if ('t_ms' in data) return { kind: 'line', line: { ...line, noted: { ms: data.t_ms } } };
  const minute =
    typeof data.minute === 'number' ? { minute: data.day * MINUTES_A_DAY + data.minute } : undefined;
  return { kind: 'line', line: { ...line, noted: minute } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
