import { COUNTERS } from '../../../core/window/counters.js';
import type { RoomDelta } from '../../../core/window/room-delta.js';
import { BUCKET, floorTo, MINUTE } from '../../../core/window/widths.js';

/**
 * Counters lie in pages: one Redis string holds many rows of 32-bit cells, so that a room's last hour is four
 * strings, a batch one BITFIELD a page, and an hour of a room some 20 kB. A row has cells to spare: a counter
 * added at the end of COUNTERS finds its place in pages that are there already.
 */
export interface PageKind {
  readonly name: string;
  readonly width: number;
  /** Time that one page covers, ms. */
  readonly span: number;
  readonly ttlSeconds: number;
}

export const NARROW: PageKind = { name: 'row5', width: BUCKET, span: 10 * MINUTE, ttlSeconds: 1_800 };
export const MINUTES: PageKind = { name: 'row60', width: MINUTE, span: 60 * MINUTE, ttlSeconds: 7_500 };

const ROW_CELLS = 16;
const CELL_BYTES = 4;

/** What to add to one page: cell, count, cell, count … */
export interface PageDelta {
  readonly kind: PageKind;
  readonly page: number;
  readonly cells: readonly number[];
}

export function pageOf(kind: PageKind, at: number): number {
  return floorTo(at, kind.span);
}

/** @returns the cell of the page in which a counter of the bucket around `at` lies. */
export function cellOf(kind: PageKind, at: number, column: number): number {
  return Math.floor((at % kind.span) / kind.width) * ROW_CELLS + column;
}

export function pageDeltas(delta: RoomDelta): PageDelta[] {
  return [...pagesOf(NARROW, delta), ...pagesOf(MINUTES, delta)];
}

function pagesOf(kind: PageKind, { counters }: RoomDelta): PageDelta[] {
  const pages = new Map<number, Map<number, number>>();
  for (const [start, row] of counters) {
    const page = pageOf(kind, start);
    const cells = pages.get(page) ?? new Map<number, number>();
    pages.set(page, cells);
    row.forEach((count, column) => {
      const cell = cellOf(kind, start, column);
      if (count > 0) cells.set(cell, (cells.get(cell) ?? 0) + count);
    });
  }
  return Array.from(pages, ([page, cells]) => ({ kind, page, cells: [...cells].flat() }));
}

/** @returns the counters of the bucket that starts at `start`; zeros where the page is missing or ends before. */
export function readRow(kind: PageKind, page: Buffer | null, start: number): number[] {
  return COUNTERS.map((_, column) => {
    const offset = cellOf(kind, start, column) * CELL_BYTES;
    return page && offset + CELL_BYTES <= page.length ? page.readUInt32BE(offset) : 0;
  });
}
