import { compose, disguise, type Phrases } from './compose.js';
import { personOf, type Person } from './people.js';
import { CHAT } from './phrases/chat.js';
import { TROUBLE } from './phrases/trouble.js';
import { howMany, type Random } from './random.js';
import { BEAUTY_ROOM, DEMO_ROOMS, GADGET_ROOM, MAIN_ROOM, SNACK_ROOM, type DemoRoom } from './rooms.js';
import { RECOVERED_AT, sceneAt, STORY_SECONDS } from './script.js';

export interface DemoMessage {
  readonly kind: 'danmaku' | 'mention';
  readonly roomId: string;
  readonly userId: string;
  readonly userName: string;
  readonly text: string;
  /** ms after the beginning of its second. */
  readonly offset: number;
  readonly url?: string;
}

interface DemoViewers {
  readonly kind: 'viewers';
  readonly roomId: string;
  readonly viewers: number;
}

export type DemoItem = DemoMessage | DemoViewers;

/** Somebody who floods never writes from an account that chats. */
const ADVERTISERS = { first: 900_000, count: 14 };
const PEST = 910_000;
const VIEWERS_EVERY = 2;

/**
 * One second of an evening in several rooms. Pure: the same second and the same random numbers give the same items.
 * @param second since the beginning; the story repeats every STORY_SECONDS
 */
export function demoStory(second: number, random: Random): readonly DemoItem[] {
  const now = second % STORY_SECONDS;
  return [
    ...mainRoom(now, random),
    ...chatter(BEAUTY_ROOM, BEAUTY_ROOM.pace, random),
    ...snackRoom(now, random),
    ...gadgetRoom(now, random),
    ...(second % VIEWERS_EVERY === 0 ? DEMO_ROOMS.map((room) => viewersOf(room, now, random)) : []),
  ];
}

/** Double Eleven: the picture breaks, people leave, blame, and tell others; then it is back. */
function mainRoom(now: number, random: Random): DemoMessage[] {
  const scene = sceneAt(now);
  const danmaku = times(howMany(scene.pace, random), () => {
    const lot = random();
    const { fault, blame, relief } = scene;
    if (lot < fault) return said(MAIN_ROOM, '{fault}', random);
    if (lot < fault + blame) return said(MAIN_ROOM, '{blame}', random);
    if (lot < fault + blame + relief) return said(MAIN_ROOM, '{relief}', random);
    const patient = fault > 0.2 && random() < 0.5;
    return said(MAIN_ROOM, patient ? '{patient}' : '{chat}', random);
  });
  const ads = times(howMany(scene.ads, random), () => advertisement(random));
  const mentions = times(howMany(scene.mentions, random), () =>
    mention(now < RECOVERED_AT || random() < 0.3 ? '{mention}' : '{after}', random),
  );
  return [...danmaku, ...ads, ...mentions];
}

/** Four minutes in, coupons fail here for a while: a smaller trouble beside the large one. */
function snackRoom(now: number, random: Random): DemoMessage[] {
  const coupons = now >= 300 && now < 360 ? 0.3 : 0;
  return times(howMany(SNACK_ROOM.pace, random), () =>
    said(SNACK_ROOM, random() < coupons ? '{coupon}' : '{chat}', random),
  );
}

/** One person writes the same thing again and again. */
function gadgetRoom(now: number, random: Random): DemoMessage[] {
  const pest =
    now >= 12 && now < 30 ? times(2, () => said(GADGET_ROOM, '{pest}', random, personOf(PEST))) : [];
  return [...chatter(GADGET_ROOM, GADGET_ROOM.pace, random), ...pest];
}

function chatter(room: DemoRoom, pace: number, random: Random): DemoMessage[] {
  return times(howMany(pace, random), () => said(room, '{chat}', random));
}

function said(room: DemoRoom, template: string, random: Random, person?: Person): DemoMessage {
  return {
    kind: 'danmaku',
    roomId: room.id,
    ...(person ?? somebodyIn(room, random)),
    text: compose(template, phrasesOf(room), random),
    offset: Math.floor(random() * 1_000),
  };
}

function advertisement(random: Random): DemoMessage {
  const account = personOf(ADVERTISERS.first + Math.floor(random() * ADVERTISERS.count));
  const message = said(MAIN_ROOM, '{ad}', random, account);
  return { ...message, text: disguise(message.text, random) };
}

function mention(template: string, random: Random): DemoMessage {
  const message = said(MAIN_ROOM, template, random);
  const post = Math.floor(random() * 1e9);
  return { ...message, kind: 'mention', url: `https://social.example/${message.userId}/${post}` };
}

function viewersOf(room: DemoRoom, now: number, random: Random): DemoViewers {
  const share = room === MAIN_ROOM ? sceneAt(now).viewers : 1;
  const jitter = 0.995 + random() * 0.01;
  return { kind: 'viewers', roomId: room.id, viewers: Math.round(room.viewers * share * jitter) };
}

/** Each room has its own people. */
function somebodyIn(room: DemoRoom, random: Random): Person {
  return personOf(DEMO_ROOMS.indexOf(room) * 10_000 + Math.floor(random() * room.people));
}

const PHRASES = new Map<DemoRoom, Phrases>(
  DEMO_ROOMS.map((room) => [room, { ...CHAT, ...TROUBLE, ...room.phrases }]),
);

function phrasesOf(room: DemoRoom): Phrases {
  return PHRASES.get(room)!;
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
