import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compose } from './compose.js';
import { CHAT } from './phrases/chat.js';
import { TROUBLE } from './phrases/trouble.js';
import { randomFrom } from './random.js';
import { DEMO_ROOMS, MAIN_ROOM } from './rooms.js';
import { STORY_SECONDS } from './script.js';
import { demoStory, type DemoItem, type DemoMessage } from './story.js';

const SEED = 7;

function evening(from: number, to: number): DemoItem[] {
  return Array.from({ length: to - from }, (_, index) => from + index).flatMap((second) =>
    demoStory(second, randomFrom(SEED + second)),
  );
}

const messages = (items: readonly DemoItem[], kind: DemoMessage['kind']) =>
  items.flatMap((item) => (item.kind === kind ? [item] : []));
const danmaku = (items: readonly DemoItem[], roomId = MAIN_ROOM.id) =>
  messages(items, 'danmaku').filter((item) => item.roomId === roomId);
const mentions = (items: readonly DemoItem[]) => messages(items, 'mention');
const viewers = (items: readonly DemoItem[]) =>
  items.flatMap((item) => (item.kind === 'viewers' && item.roomId === MAIN_ROOM.id ? [item.viewers] : []));

const FAULT =
  /卡|黑屏|花屏|画面|声音|听不|没声|闪退|断|转圈|崩|缓冲|加载|滋滋|掉|进不去|只有声音|刷新|马赛克|电流/;
const BLAME = /骗|坑|退钱|退款|虚假|套路|跑路|投诉|12315|诈|忽悠|故意/;
const share = (items: readonly { readonly text: string }[], pattern: RegExp) =>
  items.filter(({ text }) => pattern.test(text)).length / items.length;

describe('demoStory', () => {
  it('says the same for the same second and the same random numbers', () => {
    expect(demoStory(42, randomFrom(1))).toEqual(demoStory(42, randomFrom(1)));
    expect(demoStory(42, randomFrom(1))).not.toEqual(demoStory(42, randomFrom(2)));
  });

  it('begins calm, in every room', () => {
    const calm = evening(0, 25);
    for (const { id } of DEMO_ROOMS) expect(danmaku(calm, id).length).toBeGreaterThan(40);
    expect(share(danmaku(calm), FAULT)).toBeLessThan(0.02);
    expect(share(danmaku(calm), BLAME)).toBe(0);
    expect(mentions(calm)).toEqual([]);
  });

  it('breaks the picture within half a minute, and many different people say so', () => {
    const broken = danmaku(evening(30, 60));
    expect(share(broken, FAULT)).toBeGreaterThan(0.4);
    const complaining = broken.filter(({ text }) => FAULT.test(text));
    expect(new Set(complaining.map(({ userId }) => userId)).size).toBeGreaterThan(100);
  });

  it('loses four in ten viewers and danmaku within five minutes', () => {
    const [before, after] = [evening(0, 25), evening(110, 135)];
    expect(viewers(after)[0]! / viewers(before)[0]!).toBeLessThan(0.6);
    expect(danmaku(after).length / danmaku(before).length).toBeLessThan(0.62);
  });

  it('brings accusations, one advertisement from a few accounts, then posts with an address', () => {
    expect(share(danmaku(evening(70, 110)), BLAME)).toBeGreaterThan(0.15);
    const ads = danmaku(evening(55, 82)).filter(({ text }) => text.replaceAll(' ', '').startsWith('内部券'));
    expect(ads.length).toBeGreaterThan(24);
    expect(new Set(ads.map(({ text }) => text)).size).toBeGreaterThan(20);
    expect(new Set(ads.map(({ userId }) => userId)).size).toBeLessThan(15);
    const posts = mentions(evening(80, 175));
    expect(posts.length).toBeGreaterThan(30);
    for (const post of posts) expect(URL.canParse(post.url!)).toBe(true);
  });

  it('ends well and begins anew', () => {
    expect(share(danmaku(evening(190, 230)), /好了|回来|恢复|不卡|有声音|正常/)).toBeGreaterThan(0.1);
    expect(share(danmaku(evening(300, STORY_SECONDS)), FAULT)).toBeLessThan(0.02);
    expect(viewers(evening(STORY_SECONDS - 4, STORY_SECONDS))[0]! / MAIN_ROOM.viewers).toBeGreaterThan(0.95);
    expect(share(danmaku(evening(STORY_SECONDS + 30, STORY_SECONDS + 60)), FAULT)).toBeGreaterThan(0.4);
  });

  it('does not sound canned: most of what is longer than a shout is said once or twice in a minute', () => {
    const texts = danmaku(evening(30, 90))
      .map(({ text }) => text)
      .filter((text) => text.length > 6);
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.75);
  });

  it('keeps every item within its second and every text filled', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 * STORY_SECONDS }), fc.nat(), (second, seed) => {
        for (const item of demoStory(second, randomFrom(seed))) {
          if (item.kind === 'viewers') expect(item.viewers).toBeGreaterThan(0);
          else {
            expect(item.text).toMatch(/^[^{}]+$/);
            expect(item.offset).toBeGreaterThanOrEqual(0);
            expect(item.offset).toBeLessThan(1_000);
          }
        }
      }),
    );
  });
});

describe('phrases', () => {
  it.each(DEMO_ROOMS.map((room) => [room.name, room] as const))(
    'have words for every slot in %s',
    (_, room) => {
      const phrases = { ...CHAT, ...TROUBLE, ...room.phrases };
      for (const template of Object.values(phrases).flat()) {
        expect(() => compose(template, phrases, randomFrom(1))).not.toThrow();
      }
    },
  );
});
