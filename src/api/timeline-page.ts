import { z } from 'zod';
import type { Grade } from '../core/grade.js';
import { eventInWords } from '../core/incident/event-in-words.js';
import type { Actor, IncidentEventType } from '../core/incident/events.js';
import type { TimelineItem, TimelinePlace } from '../core/incident/timeline.js';
import { TIMELINE_KINDS } from '../core/incident/timeline.js';
import type { Message } from '../core/message.js';
import type { Said } from '../core/said.js';
import type { SignalKind } from '../core/signal.js';
import { reasonInWords } from '../core/words/reason.js';

/** One line of a timeline. */
interface Line {
  readonly id: string;
  /** ms */
  readonly at: number;
}

/** Who wrote a message; the name where there is one. */
type Writer = { readonly type: 'viewer'; readonly userId: string; readonly name?: string };

export type TimelineLine = Line &
  (
    | { readonly kind: 'event'; readonly type: IncidentEventType; readonly who: Actor; readonly text: Said }
    | {
        readonly kind: 'signal';
        readonly signal: SignalKind;
        readonly grade: Grade;
        readonly who: Actor;
        readonly text: Said;
        readonly clearedAt?: number;
      }
    | {
        readonly kind: 'danmaku';
        readonly grade: Grade;
        readonly topics: readonly string[];
        readonly who: Writer;
        readonly text: string;
      }
    | {
        readonly kind: 'mention';
        readonly topics: readonly string[];
        readonly sentiment: number;
        readonly source: string;
        readonly url?: string;
        readonly who: Writer;
        readonly text: string;
      }
  );

/** The earliest first; `next` leads on from the last line, and is left out when there may be no more. */
export interface TimelinePage {
  readonly lines: readonly TimelineLine[];
  readonly next?: string;
}

/** @param limit what was asked for: fewer items are the end */
export function pageOf(items: readonly TimelineItem[], limit: number): TimelinePage {
  const last = items.length < limit ? undefined : items.at(-1);
  return { lines: items.map(lineOf), ...(last && { next: cursorOf(last) }) };
}

function lineOf(item: TimelineItem): TimelineLine {
  const { id, at } = item;
  switch (item.kind) {
    case 'event':
      return {
        id,
        at,
        kind: item.kind,
        type: item.event.type,
        who: item.event.by,
        text: eventInWords(item.event),
      };
    case 'signal': {
      const { kind: signal, grade, evidence, clearedAt } = item.signal;
      const told = (locale: keyof Said) => evidence.map((one) => reasonInWords(one, locale)).join('; ');
      const text = { zh: told('zh'), en: told('en') };
      const end = clearedAt === undefined ? {} : { clearedAt };
      return { id, at, kind: item.kind, signal, grade, who: { type: 'system' }, text, ...end };
    }
    case 'danmaku': {
      const { message, grade, topics } = item.flag;
      return { id, at, kind: item.kind, grade, topics, who: writerOf(message), text: message.text };
    }
    case 'mention': {
      const { message, topics, sentiment } = item;
      const { source, text, url } = message;
      const link = url === undefined ? {} : { url };
      return { id, at, kind: item.kind, topics, sentiment, source, ...link, who: writerOf(message), text };
    }
  }
}

function writerOf({ userId, userName }: Message): Writer {
  return { type: 'viewer', userId, ...(userName !== undefined && { name: userName }) };
}

function cursorOf({ at, kind, id }: TimelinePlace): string {
  return `${at}.${kind}.${id}`;
}

const PLACE = new RegExp(`^(\\d{1,15})\\.(${TIMELINE_KINDS.join('|')})\\.([\\w.-]{1,128})$`);
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A place in a timeline as `next` gave it. */
export const placeSchema = z.string().transform((text, context): TimelinePlace => {
  const [, at, kind, id] = PLACE.exec(text) ?? [];
  const isMessage = kind === 'danmaku' || kind === 'mention';
  if (id === undefined || (isMessage && !UUID.test(id))) {
    context.addIssue({ code: 'custom', message: '不是时间线上的位置 / no place in a timeline' });
    return z.NEVER;
  }
  return { at: Number(at), kind: kind as TimelinePlace['kind'], id };
});
