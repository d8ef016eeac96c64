import { useState } from 'react';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { keepPlaces } from './script-places.js';

/** Scripts keep their places until the user asks for the newer ones. */
export function useScriptPlaces(latest: readonly Suggestion[]) {
  const [held, setHeld] = useState(latest);
  const { shown, hasNewer, best } = keepPlaces(held, latest);
  // Nothing that stands there would be offered now: the fault is over, or what was to be said was said.
  if (best === undefined && latest.length > 0) setHeld(latest);
  return { shown, best: best ?? shown[0], takeNewer: hasNewer ? () => setHeld(latest) : undefined };
}
