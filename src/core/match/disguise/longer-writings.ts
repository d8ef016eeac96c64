import { isLonger, type Writing, writings } from './writings.js';

const BY_START = new Map<number, Writing[]>();
/** One bit for each pair of units that one begins with, by a hash: asked before the map is. */
const GATE = new Uint32Array(0x8000);
const GATE_SHIFT = 32 - Math.log2(32 * GATE.length);
/** For each unit: whether one begins with it, and whether that is all of it. */
const BEGINS = 1;
const IS_ALL = 2;
const BEGINNING = new Uint8Array(0x10000);
const NONE: readonly Writing[] = [];

for (const writing of writings()) {
  if (!isLonger(writing)) continue;
  const [one, two] = writing.units;
  const key = keyOf(one!, two ?? 0);
  const same = BY_START.get(key);
  if (same) same.push(writing);
  else BY_START.set(key, [writing]);
  const bit = bitOf(one!, two ?? 0);
  GATE[bit >>> 5]! |= 1 << (bit & 31);
  BEGINNING[one!]! |= two === undefined ? IS_ALL : BEGINS;
}

/** @returns writings of this one unit for several codes: 孬 for 不好. */
export function writingsOf(unit: number): readonly Writing[] {
  return (BEGINNING[unit]! & IS_ALL) === 0 ? NONE : (BY_START.get(keyOf(unit, 0)) ?? NONE);
}

/** @returns writings that begin with these two units and have more than one unit. */
export function writingsFrom(one: number, two: number): readonly Writing[] {
  if ((BEGINNING[one]! & BEGINS) === 0) return NONE;
  const bit = bitOf(one, two);
  return (GATE[bit >>> 5]! & (1 << (bit & 31))) === 0 ? NONE : (BY_START.get(keyOf(one, two)) ?? NONE);
}

function keyOf(one: number, two: number): number {
  return one * 0x10000 + two;
}

function bitOf(one: number, two: number): number {
  return (Math.imul(one, 0x85ebca6b) ^ Math.imul(two, 0x9e3779b1)) >>> GATE_SHIFT;
}
