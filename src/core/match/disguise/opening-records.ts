/** What a record of an opening holds: the state (four times it, and how it goes on), and the way of each unit. */
export const FIRST_WAY = 1;
export const SECOND_WAY = 2;
export const RECORD = 3;
export const ENDS = 1;
export const GOES_ON = 2;

const ROOM = 0x80000;
/** As much as two lists may take: no two units can be read together in more than 10,061 ways, by WAYS. */
export const RESERVE = 0x10000;

/** Lists of openings, one after the other in one array: nothing is allocated for any of them. */
export class OpeningRecords {
  /** A state of 0 ends a list. */
  readonly all: Int32Array;
  /** Where the next list begins. */
  next = 1;

  /** @param room of which RESERVE is never filled but by the last two lists */
  constructor(room = ROOM) {
    this.all = new Int32Array(room);
  }

  get areNearlyFull(): boolean {
    return this.next > this.all.length - RESERVE;
  }

  clear(): void {
    this.next = 1;
  }

  /** Adds to the list that is being made; leaves out what neither ends nor goes on. */
  add(record: number, firstWay: number, secondWay: number): void {
    const { all, next } = this;
    if ((record & (ENDS | GOES_ON)) === 0) return;
    all[next] = record;
    all[next + FIRST_WAY] = firstWay;
    all[next + SECOND_WAY] = secondWay;
    this.next += RECORD;
  }

  /** @returns where the list begins that was begun at `from`; 0, where a state of 0 stands, if nothing was added. */
  close(from: number): number {
    if (this.next === from) return 0;
    this.all[this.next++] = 0;
    return from;
  }
}

/** @returns whether what is read so far may be all of a keyword. */
export function ends(record: number): boolean {
  return (record & ENDS) !== 0;
}

/** @returns whether it may be the beginning of a longer one. */
export function goesOn(record: number): boolean {
  return (record & GOES_ON) !== 0;
}

export function stateOf(record: number): number {
  return record >>> 2;
}
