import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { PublicAnnouncement } from '../core/delivery/public-announcement.js';
import { FakePage, type FakeElement, type FakeSource } from './embed-page.fixture.js';

/** The cards of a place, the first on top: what each says, and what it is. */
function cardsIn(place: FakeElement): string[] {
  const lists = place.child('changkong-announcements')?.shadowRoot?.children ?? [];
  const cards = lists.flatMap(({ children }) => children);
  return cards.map((card) => `${card.child('p')!.textContent} ${card.className}`.trim());
}

function cardSaying(page: FakePage, text: string): FakeElement {
  const { children } = page.body.child('changkong-announcements')!.shadowRoot!.children[0]!;
  return children.find((card) => card.child('p')!.textContent === text)!;
}

let place = 0;
function tell(source: FakeSource, id: string, more: Partial<PublicAnnouncement> = {}): void {
  const cursor = `${++place}-0`;
  const one = { id, roomId: 'main', text: id, at: 1_764_000_000_000, pinned: false, cursor, ...more };
  source.say('announcement', cursor, one);
}

describe('embed.js', () => {
  const embedded = (): [FakePage, FakeSource] => {
    const page = new FakePage();
    page.embed({ room: '主播 1' });
    return [page, page.sources[0]!];
  };

  it('is small, and writes no markup and runs no text', () => {
    const script = readFileSync('public-page/embed.js');
    expect(script.byteLength).toBeLessThanOrEqual(6_000);
    expect(String(script)).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|cookie/,
    );
  });

  it('asks the host it came from, below the same path', () => {
    const [, source] = embedded();
    expect(source.url.href).toBe(
      'https://desk.example/live/public/v1/rooms/%E4%B8%BB%E6%92%AD%201/announcements/stream?after=',
    );
  });

  it('shows a text as text, under the badge', () => {
    const [page, source] = embedded();
    const text = '<img src=x onerror=alert(1)>\n第二行';
    tell(source, 'a', { text });
    const card = cardSaying(page, text);
    expect(card.child('p')!.children).toEqual([]);
    expect(card.child('header')!.child('b')!.textContent).toBe('官方公告');
  });

  it('lets what is not pinned go after a minute, but not under who reads it', () => {
    const [page, source] = embedded();
    tell(source, 'pinned', { pinned: true });
    tell(source, 'read');
    tell(source, 'passing');
    expect(cardsIn(page.body)).toEqual(['pinned pin', 'passing', 'read']);
    cardSaying(page, 'read').hovered = true;
    page.pass(61_000);
    expect(cardsIn(page.body)).toEqual(['pinned pin', 'read']);
    cardSaying(page, 'read').hovered = false;
    page.pass(6_000);
    expect(cardsIn(page.body)).toEqual(['pinned pin']);
    page.pass(86_400_000);
    expect(cardsIn(page.body)).toEqual(['pinned pin']);
  });

  it('takes away what has ended, and shows what was changed instead of what it was', () => {
    const [page, source] = embedded();
    tell(source, 'a', { pinned: true });
    tell(source, 'a', { pinned: true, ended: 'replaced' });
    tell(source, 'b', { pinned: true, text: '旧' });
    tell(source, 'b', { pinned: true, text: '新' });
    page.pass(1_000);
    expect(cardsIn(page.body)).toEqual(['新 pin']);
    tell(source, 'b', { pinned: true, ended: 'withdrawn' });
    page.pass(1_000);
    expect(cardsIn(page.body)).toEqual([]);
  });

  it('does not cover the page: the newest four, and each can be closed', () => {
    const [page, source] = embedded();
    for (const id of ['a', 'b', 'c', 'd', 'e']) tell(source, id);
    page.pass(1_000);
    expect(cardsIn(page.body)).toEqual(['e', 'd', 'c', 'b']);
    cardSaying(page, 'd').child('header')!.child('button')!.onclick!();
    page.pass(1_000);
    expect(cardsIn(page.body)).toEqual(['e', 'c', 'b']);
  });

  it('comes back later each time, from where it was, and soon again once it was well', () => {
    const [page, source] = embedded();
    tell(source, 'a');
    source.say('ready', '77-0');
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      page.sources.at(-1)!.onerror!();
      expect(page.sources.at(-1)!.open).toBe(false);
      const [count, from] = [page.sources.length, page.now];
      while (page.sources.length === count) page.pass(1_000);
      waits.push((page.now - from) / 1_000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    const back = page.sources.at(-1)!;
    expect(back.url.searchParams.get('after')).toBe('77-0');
    back.say('ready', '78-0');
    back.onerror!();
    page.pass(1_000);
    expect(page.sources.at(-1)!.url.searchParams.get('after')).toBe('78-0');
  });

  it('has one box for all rooms of a page, and one list for each', () => {
    const page = new FakePage();
    for (const room of ['a', 'b', 'a']) page.embed({ room, name: `${room} 间` });
    expect(page.sources).toHaveLength(2);
    expect(page.body.children).toHaveLength(1);
    const lists = page.body.children[0]!.shadowRoot!.children;
    expect(lists.map(({ attributes }) => attributes)).toEqual([
      { 'aria-label': '官方公告 a 间', 'aria-live': 'polite' },
      { 'aria-label': '官方公告 b 间', 'aria-live': 'polite' },
    ]);
  });

  it('stands in a place of the page, and keeps everything there, when it is told to', () => {
    const page = new FakePage();
    const news = page.place('#news');
    page.embed({ room: 'main', into: '#news', keep: '' });
    const [source] = page.sources;
    expect(source!.url.searchParams.get('after')).toBe('0-0');
    for (const id of ['a', 'b', 'c', 'd', 'e']) tell(source!, id);
    page.pass(86_400_000);
    expect(cardsIn(news)).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(page.body.children).toEqual([]);
    expect(news.children[0]!.attributes).toEqual({});
  });

  it('says what is wrong with its tag, and does nothing', () => {
    const page = new FakePage();
    page.embed({});
    page.embed({ room: 'main', into: '#nowhere' });
    expect(page.warnings).toHaveLength(2);
    expect(page.sources).toEqual([]);
  });

  it('wears a style element where a browser has no sheets', () => {
    const page = new FakePage(false);
    page.embed({ room: 'main' });
    const [style] = page.body.children[0]!.shadowRoot!.children;
    expect(style).toMatchObject({ localName: 'style', nonce: 'n' });
  });
});
