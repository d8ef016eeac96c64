import type { Composition } from './composition.js';

/** Texts in the making, by the key of their request. */
export type Compositions = Readonly<Record<string, Composition>>;

/** @returns what outlives a reload: only what somebody changed */
export function toKeep(all: Compositions): string {
  return JSON.stringify(Object.fromEntries(Object.entries(all).filter(([, { isTouched }]) => isTouched)));
}

/** @param kept by `toKeep`, maybe by an older console, maybe by nobody */
export function fromKept(kept: string | null): Compositions {
  const read = parsed(kept);
  if (!isObject(read)) return {};
  const whole = Object.entries(read).filter(([, one]) => isComposition(one));
  return Object.fromEntries(whole) as Compositions;
}

function parsed(kept: string | null): unknown {
  try {
    return JSON.parse(kept ?? '');
  } catch {
    return undefined;
  }
}

function isObject(one: unknown): one is Readonly<Record<string, unknown>> {
  return typeof one === 'object' && one !== null && !Array.isArray(one);
}

function isComposition(one: unknown): boolean {
  if (!isObject(one)) return false;
  const { roomId, template, typed, whys, since, isTouched } = one;
  const isWritten = typeof roomId === 'string' && typeof template === 'string' && isTouched === true;
  return isWritten && typeof since === 'number' && isObject(typed) && isObject(whys);
}
