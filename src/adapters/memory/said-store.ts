import { BUCKET_WORDS, PAGE_WORDS, READ_WORDS, WORDS_PAGE, WORDS_PAGES } from '../../core/window/bounds.js';
import { smallestOfAll, type People } from '../../core/window/people.js';
import type { KeywordDelta, RoomDelta } from '../../core/window/room-delta.js';
import { BUCKET, floorTo, MINUTE, PAST_HORIZON, RECENT_HORIZON } from '../../core/window/widths.js';
import type { Bucket, KeywordWindow, Subject } from '../../core/window/window.js';
import { at } from './at.js';
import { highest } from './highest.js';

interface Hits {
  hits: number;
  people: People;
}

/** Who complained of what in a room, and which keywords were written. */
export class SaidStore {
  private readonly said = new Map<number, Map<Subject, People>>();
  private readonly voices = new Map<number, Map<string, People>>();
  private readonly words = new Map<number, Map<string, Hits>>();
  private readonly pages = new Map<number, Map<string, number>>();

  add({ subjects, voices, keywords }: RoomDelta): void {
    for (const { start, subject, people } of subjects) {
      const bucket = at(this.said, start, () => new Map<Subject, People>());
      bucket.set(subject, smallestOfAll([bucket.get(subject) ?? '', people]));
    }
    for (const { start, voice, people } of voices) {
      const bucket = at(this.voices, start, () => new Map<string, People>());
      bucket.set(voice, smallestOfAll([bucket.get(voice) ?? '', people]));
    }
    for (const keyword of keywords) this.addKeyword(keyword);
  }

  heard(start: number): Pick<Bucket, 'people' | 'voices'> {
    const [people, voices] = [this.said.get(start), this.voices.get(start)];
    return {
      people: people ? Object.fromEntries(people) : {},
      ...(voices && { voices: Object.fromEntries(voices) }),
    };
  }

  /** The words with most hits in the last minute, most first; names break ties. */
  keywords(now: number): KeywordWindow[] {
    const starts: number[] = [];
    for (let start = floorTo(now, BUCKET) - MINUTE + BUCKET; start <= now; start += BUCKET) {
      if (this.words.has(start)) starts.push(start);
    }
    const hits = new Map<string, number>();
    for (const start of starts) {
      for (const [word, one] of this.words.get(start)!) hits.set(word, (hits.get(word) ?? 0) + one.hits);
    }
    return highest(hits, READ_WORDS).map((word) => this.keyword(word, starts, now));
  }

  /** What no reading of `now` or later asks for. */
  forgetBefore(now: number): void {
    for (const said of [this.said, this.voices]) {
      for (const start of said.keys()) if (start < now - RECENT_HORIZON - MINUTE) said.delete(start);
    }
    for (const start of this.words.keys()) if (start < now - 2 * MINUTE) this.words.delete(start);
    for (const start of this.pages.keys()) {
      if (start < now - PAST_HORIZON - WORDS_PAGE) this.pages.delete(start);
    }
  }

  private addKeyword({ start, word, topic, hits, people }: KeywordDelta): void {
    const name = `${topic ?? ''}|${word}`;
    const bucket = at(this.words, start, () => new Map<string, Hits>());
    const known = bucket.get(name);
    if (known) {
      known.hits += hits;
      known.people = smallestOfAll([known.people, people]);
    } else if (bucket.size < BUCKET_WORDS) bucket.set(name, { hits, people });
    const page = at(this.pages, floorTo(start, WORDS_PAGE), () => new Map<string, number>());
    const total = page.get(name);
    if (total !== undefined || page.size < PAGE_WORDS) page.set(name, (total ?? 0) + hits);
  }

  private keyword(name: string, starts: readonly number[], now: number): KeywordWindow {
    const bar = name.indexOf('|');
    const topic = name.slice(0, bar) as Subject & KeywordWindow['topic'];
    const totalSince = floorTo(now, WORDS_PAGE) - (WORDS_PAGES - 1) * WORDS_PAGE;
    let total = 0;
    for (let page = totalSince; page <= now; page += WORDS_PAGE)
      total += this.pages.get(page)?.get(name) ?? 0;
    return {
      word: name.slice(bar + 1),
      ...(bar > 0 && { topic }),
      recent: starts.flatMap((start) => {
        const one = this.words.get(start)!.get(name);
        return one ? [{ start, ...one }] : [];
      }),
      total,
      totalSince,
    };
  }
}
