import { FINGERPRINT_LENGTH } from '../../../core/text/fingerprint.js';
import { TONES } from '../../../core/window/chant.js';
import { countsOf } from '../../../core/window/counters.js';
import { smallestOfAll } from '../../../core/window/people.js';
import type {
  Bucket,
  Cluster,
  Counts,
  Crowd,
  HotUser,
  KeywordWindow,
  Line,
  RoomCounters,
  RoomWindow,
} from '../../../core/window/window.js';
import type { Topic } from '../../../core/topic.js';
import { MINUTES, NARROW, pageOf, readRow, type PageKind } from './counter-pages.js';
import { type Sample, VOICE } from './encode-batch.js';
import type { ReadPlan } from './read-plan.js';

/** What the read script returns; every text is bytes, because the pages are. */
export type RawWindow = readonly [
  heardAt: Buffer,
  pages: readonly (Buffer | null)[],
  said: readonly (Buffer | readonly Buffer[])[],
  words: readonly (Buffer | readonly Buffer[])[],
  users: readonly Buffer[],
  texts: readonly Buffer[],
  crowd: readonly [
    writers: Buffer,
    isTooLarge: Buffer,
    newcomers: readonly Buffer[],
    lines: readonly Buffer[],
  ],
];

/** Who complained, and who said what else is of use, by bucket start. */
type Said = ReadonlyMap<number, Pick<Bucket, 'people' | 'voices'>>;

const NOBODY: Pick<Bucket, 'people'> = { people: {} };

/** What there is to know of counters alone. */
interface RawCounters {
  readonly pages: readonly (Buffer | null)[];
  readonly heardAt: number;
}

export function decodeCounters(
  roomId: string,
  plan: ReadPlan,
  { pages, heardAt }: RawCounters,
): RoomCounters {
  const byName = new Map(plan.pages.map((name, i) => [name, pages[i] ?? null]));
  return {
    roomId,
    now: plan.now,
    recent: bucketsOf(NARROW, plan.recentFrom, plan.now, byName),
    minutes: bucketsOf(MINUTES, plan.minutesFrom, plan.now, byName),
    lastReceivedAt: heardAt,
  };
}

export function decodeWindow(roomId: string, plan: ReadPlan, raw: RawWindow): RoomWindow {
  const [heardAt, pages, said, words, users, texts, crowd] = raw;
  const counters = decodeCounters(roomId, plan, { pages, heardAt: Number(heardAt.toString()) });
  const heard = decodeSaid(said);
  return {
    ...counters,
    recent: counters.recent.map((counts) => ({ ...counts, ...(heard.get(counts.start) ?? NOBODY) })),
    clusters: inGroups(texts, 5).map(clusterOf),
    crowd: crowdOf(crowd),
    hotUsers: inGroups(users, 2).map(([account, messages]): HotUser => ({
      account: JSON.parse(account!) as string,
      messages: Number(messages),
    })),
    keywords: decodeWords(words, plan.wordPages[0]!),
  };
}

function decodeSaid(raw: RawWindow[2]): Said {
  const said = new Map<number, Pick<Bucket, 'people' | 'voices'>>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const fields = inGroups(raw[i + 1] as readonly Buffer[], 2) as [string, string][];
    const voices = fields.filter(([name]) => name.startsWith(VOICE));
    said.set(Number((raw[i] as Buffer).toString()), {
      people: Object.fromEntries(fields.filter(([name]) => !name.startsWith(VOICE))),
      ...(voices.length > 0 && {
        voices: Object.fromEntries(voices.map(([name, people]) => [name.slice(VOICE.length), people])),
      }),
    });
  }
  return said;
}

function bucketsOf(
  kind: PageKind,
  from: number,
  now: number,
  pages: ReadonlyMap<string, Buffer | null>,
): Counts[] {
  const buckets: Counts[] = [];
  for (let start = from; start <= now; start += kind.width) {
    const page = pages.get(`${kind.name}:${pageOf(kind, start)}`) ?? null;
    const bucket = page && countsOf(start, readRow(kind, page, start));
    if (bucket) buckets.push(bucket);
  }
  return buckets;
}

function decodeWords(raw: RawWindow[3], totalSince: number): KeywordWindow[] {
  const keywords: KeywordWindow[] = [];
  for (let i = 0; i + 2 < raw.length; i += 3) {
    const [topic, word] = splitOnce((raw[i] as Buffer).toString(), '|');
    keywords.push({
      word,
      ...(topic !== '' && { topic: topic as Topic }),
      recent: inGroups(raw[i + 2] as readonly Buffer[], 3).map(([start, hits, people]) => ({
        start: Number(start),
        hits: Number(hits),
        people: people!,
      })),
      total: Number((raw[i + 1] as Buffer).toString()),
      totalSince,
    });
  }
  return keywords;
}

function crowdOf([writers, isTooLarge, newcomers, lines]: RawWindow[6]): Crowd {
  return {
    lines: lines.map((line) => lineOf(line.toString())),
    newcomers: new Set(newcomers.map(String)),
    writers: Number(writers),
    isTooLarge: isTooLarge.toString() === '1',
  };
}

function lineOf(line: string): Line {
  const [head, rest] = splitOnce(line, ' ');
  const [messages, sample] = splitOnce(rest, ' ');
  const [text, messageId, at, tone, topic] = JSON.parse(sample) as Sample;
  return {
    fingerprint: head.slice(1, FINGERPRINT_LENGTH + 1),
    text,
    messageId,
    at,
    ...(topic !== '' && { topic: topic as Topic }),
    tone: TONES[tone]!,
    messages: Number(messages),
    accounts: head.slice(FINGERPRINT_LENGTH + 1),
  };
}

function clusterOf([fingerprint, messages, sample, noticedAt, accounts]: readonly string[]): Cluster {
  const [text, firstMessageId, firstAt, tone, topic] = JSON.parse(sample!) as Sample;
  return {
    fingerprint: fingerprint!,
    text,
    firstMessageId,
    firstAt,
    ...(topic !== '' && { topic: topic as Topic }),
    tone: TONES[tone]!,
    messages: Number(messages),
    accounts: smallestOfAll(accounts!.split(',')),
    noticedAt: Number(noticedAt),
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

function inGroups(flat: readonly Buffer[], size: number): string[][] {
  return Array.from({ length: flat.length / size }, (_, i) =>
    flat.slice(i * size, (i + 1) * size).map((bytes) => bytes.toString()),
  );
}
