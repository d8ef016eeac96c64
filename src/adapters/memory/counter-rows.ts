import { COUNTERS, countsOf } from '../../core/window/counters.js';
import { floorTo } from '../../core/window/widths.js';
import type { Counts } from '../../core/window/window.js';

interface Row {
  readonly cells: number[];
  /** What the cells stand for, until one changes. */
  counts?: Counts | undefined;
}

/** A room's counters in buckets of one width. */
export class CounterRows {
  private readonly rows = new Map<number, Row>();

  constructor(private readonly width: number) {}

  add(at: number, counts: readonly number[]): void {
    const row = this.rowAt(at);
    for (let column = 0; column < counts.length; column++) row.cells[column]! += counts[column]!;
  }

  set(at: number, column: number, figure: number): void {
    this.rowAt(at).cells[column] = figure;
  }

  /** @returns the buckets that start at `from` … `to`, both included, oldest first, gaps left out */
  between(from: number, to: number): Counts[] {
    const found: Counts[] = [];
    for (let start = from; start <= to; start += this.width) {
      const row = this.rows.get(start);
      const counts = row && (row.counts ??= countsOf(start, row.cells));
      if (counts) found.push(counts);
    }
    return found;
  }

  forgetBefore(at: number): void {
    for (const start of this.rows.keys()) if (start < at) this.rows.delete(start);
  }

  private rowAt(at: number): Row {
    const start = floorTo(at, this.width);
    let row = this.rows.get(start);
    if (!row) {
      row = { cells: COUNTERS.map(() => 0) };
      this.rows.set(start, row);
    }
    row.counts = undefined;
    return row;
  }
}
