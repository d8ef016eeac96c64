import type { Suggestion } from '@server/core/script/suggestion.js';

interface ScriptPlaces {
  /** Each in the place in which it was first seen, with its words of now. */
  readonly shown: readonly Suggestion[];
  /** What would be offered now is something else, or in another order. */
  readonly hasNewer: boolean;
  /**
   * Of those shown the one that is offered first now, to the room where one is: the public waits for that. To be picked
   * until somebody picks another.
   */
  readonly best: Suggestion | undefined;
}

/**
 * Numbers are keys: a script must not change its number under the hand.
 * @param held as they stand on screen
 * @param latest as the server ranks them now
 */
export function keepPlaces(held: readonly Suggestion[], latest: readonly Suggestion[]): ScriptPlaces {
  const shown = held.map((script) => latest.find(({ scriptId }) => scriptId === script.scriptId) ?? script);
  const offered = latest.filter(({ scriptId }) => held.some((script) => script.scriptId === scriptId));
  return {
    shown,
    hasNewer: latest.some(({ scriptId }, place) => scriptId !== held[place]?.scriptId),
    best: offered.find(({ audience }) => audience === 'room') ?? offered[0],
  };
}

/** @returns whether it would not be offered any more */
export function isDroppedFrom(
  latest: readonly Suggestion[],
  { scriptId }: Pick<Suggestion, 'scriptId'>,
): boolean {
  return latest.every((script) => script.scriptId !== scriptId);
}
