import type { Suggestion } from '@server/core/script/suggestion.js';

interface ScriptPlaces {
  /** Each in the place in which it was first seen, with its words of now. */
  readonly shown: readonly Suggestion[];
  /** What would be offered now is something else, or in another order. */
  readonly hasNewer: boolean;
}

/**
 * Numbers are keys: a script must not change its number under the hand.
 * @param held as they stand on screen
 * @param latest as the server ranks them now
 */
export function keepPlaces(held: readonly Suggestion[], latest: readonly Suggestion[]): ScriptPlaces {
  return {
    shown: held.map((script) => latest.find(({ scriptId }) => scriptId === script.scriptId) ?? script),
    hasNewer: latest.some(({ scriptId }, place) => scriptId !== held[place]?.scriptId),
  };
}
