import { useState } from 'react';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { keepPlaces } from './script-places.js';

/** Scripts keep their places until the user asks for the newer ones. */
export function useScriptPlaces(latest: readonly Suggestion[]) {
  const [held, setHeld] = useState(latest);
  if (held.length === 0 && latest.length > 0) setHeld(latest);
  const { shown, hasNewer } = keepPlaces(held, latest);
  return { shown, takeNewer: hasNewer ? () => setHeld(latest) : undefined };
}
