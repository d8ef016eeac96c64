import { MEANS } from './means.js';
import { nearCodesOf } from './near-sounds.js';
import { codesOf, initialOf, isLonger, writings } from './writings.js';

/** What a unit may stand for by itself; unit u has the ways first[u] … first[u + 1]. */
interface Ways {
  readonly first: Uint32Array;
  readonly codes: Int32Array;
  /** Indices of MEANS; FAINT is added where little of the character is left: see NEAR_SOUND, INITIAL. */
  readonly means: Uint8Array;
}

export const FAINT = 0x80;
export const PLAIN = MEANS.indexOf('plain');
export const HOMOPHONE = MEANS.indexOf('homophone');
export const LOOK_ALIKE = MEANS.indexOf('look-alike');

export const NEAR_SOUND = HOMOPHONE + FAINT;
/** The first letter of a syllable: k住了 for 卡住了. */
export const INITIAL = MEANS.indexOf('pinyin') + FAINT;

/** How far a walk may stray by shape, from a sound or by leaving letters out: two ways that stray by half, or one that strays all the way. */
export const MOST_LOOKS = 2;

export const WAYS: Ways = layOut();

/** @returns how far a way strays: what anybody could still read is MOST_LOOKS in all. */
export function looksOf(means: number): number {
  return means >= FAINT ? 2 : means === LOOK_ALIKE ? 1 : 0;
}

/** @returns whether beside a character that is written so all others have to be as they are */
export function needsPlain(means: number): boolean {
  return means === NEAR_SOUND || means === INITIAL;
}

function layOut(): Ways {
  const single = new Map<number, { code: number; means: number }[]>();
  for (const writing of writings()) {
    if (isLonger(writing)) continue;
    const { units, codes, means, faint } = writing;
    const ways = single.get(units[0]!) ?? [];
    ways.push({ code: codes[0]!, means: MEANS.indexOf(means) + (faint === true ? FAINT : 0) });
    single.set(units[0]!, ways);
  }
  const first = new Uint32Array(0x10001);
  const codes: number[] = [];
  const means: number[] = [];
  for (let unit = 0; unit < 0x10000; unit++) {
    first[unit] = codes.length;
    const sounds = codesOf(unit);
    for (const code of sounds.length === 0 ? [unit] : sounds) {
      codes.push(code);
      means.push(sounds.length === 0 ? PLAIN : HOMOPHONE);
    }
    // The ways that stray last, the nearest first: a walk that has strayed enough stops before them.
    for (const way of (single.get(unit) ?? []).sort((a, b) => looksOf(a.means) - looksOf(b.means))) {
      codes.push(way.code);
      means.push(way.means);
    }
    for (const code of nearCodesOf(unit)) {
      codes.push(code);
      means.push(NEAR_SOUND);
    }
    for (const code of initialOf(unit)) {
      codes.push(code);
      means.push(INITIAL);
    }
  }
  first[0x10000] = codes.length;
  return { first, codes: Int32Array.from(codes), means: Uint8Array.from(means) };
}
