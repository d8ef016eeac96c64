import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COLUMN, COUNTERS } from '../../../core/window/counters.js';
import type { RoomDelta } from '../../../core/window/room-delta.js';
import { MINUTE } from '../../../core/window/widths.js';
import { cellOf, MINUTES, NARROW, pageDeltas, pageOf, readRow } from './counter-pages.js';

const delta = (counters: ReadonlyMap<number, readonly number[]>): RoomDelta => ({
  roomId: 'r1',
  lastReceivedAt: 1,
  lastDanmakuAt: 1,
  counters,
  subjects: [],
  voices: [],
  keywords: [],
  users: [],
  texts: [],
});

const row = (messages: number, av_fault: number) => {
  const counts = COUNTERS.map(() => 0);
  counts[COLUMN.messages] = messages;
  counts[COLUMN.av_fault] = av_fault;
  return counts;
};

describe('pages of counters', () => {
  it('give every bucket and counter of a page a cell of its own', () => {
    for (const kind of [NARROW, MINUTES]) {
      const cells = new Set<number>();
      for (let at = 0; at < kind.span; at += kind.width) {
        for (const column of COUNTERS.keys()) cells.add(cellOf(kind, at, column));
      }
      expect(cells.size).toBe((kind.span / kind.width) * COUNTERS.length);
    }
  });

  it('hold narrow buckets and their minutes', () => {
    const start = 1_700_000_040_000;
    const pages = pageDeltas(
      delta(
        new Map([
          [start, row(3, 1)],
          [start + 5_000, row(4, 0)],
          [start + MINUTE, row(5, 0)],
        ]),
      ),
    );
    expect(pages.map(({ kind, page }) => [kind.name, page])).toEqual([
      ['row5', pageOf(NARROW, start)],
      ['row60', pageOf(MINUTES, start)],
    ]);
    const first = cellOf(MINUTES, start, COLUMN.messages);
    expect(pages[1]!.cells).toEqual([first, 7, first + COLUMN.av_fault, 1, first + 16, 5]);
  });

  it('read zeros from a page that is missing or ends before the row', () => {
    expect(readRow(NARROW, null, 0)).toEqual(COUNTERS.map(() => 0));
    const page = Buffer.alloc(6);
    page.writeUInt32BE(9, 0);
    expect(readRow(NARROW, page, 0)).toEqual([9, ...COUNTERS.slice(1).map(() => 0)]);
  });

  it('read back what was written, up to the largest cell', () => {
    const figures = fc.array(fc.nat(0xffffffff), { minLength: COUNTERS.length, maxLength: COUNTERS.length });
    fc.assert(
      fc.property(figures, fc.nat(119), (counts, place) => {
        const start = place * NARROW.width;
        const page = Buffer.alloc(16 * 4 * 120);
        counts.forEach((count, column) => page.writeUInt32BE(count, cellOf(NARROW, start, column) * 4));
        expect(readRow(NARROW, page, start)).toEqual(counts);
      }),
    );
  });
});
