import { useState } from 'react';
import type { Grade } from '@server/core/grade.js';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { isDroppedFrom, keepPlaces } from './script-places.js';

/** Scripts keep their places until the user asks for the newer ones; one of them is open. */
export function useScriptPlaces(latest: readonly Suggestion[], grade: Grade) {
  const [held, setHeld] = useState({ list: latest, grade });
  const [pickedId, pick] = useState<string>();
  const { shown, hasNewer, best } = keepPlaces(held.list, latest);
  const picked = shown.find(({ scriptId }) => scriptId === pickedId) ?? best ?? shown[0];
  const isDropped = picked !== undefined && isDroppedFrom(latest, picked);
  const take = () => setHeld({ list: latest, grade });
  // Nothing that stands there would be offered now: the fault is over, or what was to be said was said.
  if (latest.length > 0 && shown.every((script) => isDroppedFrom(latest, script))) take();
  const takeNewer = () => {
    take();
    // What is offered no longer is not what they want to look at.
    if (isDropped) pick(undefined);
  };
  return {
    shown,
    picked,
    pick,
    /** What is open would not be offered any more. */
    isDropped,
    /** The list is of another grade than the incident has now. */
    isOvertaken: hasNewer && held.grade !== grade,
    takeNewer: hasNewer || isDropped ? takeNewer : undefined,
  };
}
