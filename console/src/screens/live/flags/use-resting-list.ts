import { useState } from 'react';
import type { Flag } from '@server/core/flag.js';

interface RestingList {
  readonly shown: readonly Flag[];
  /** Lets the new ones in, though the list rests on. */
  readonly release: () => void;
}

/** While the eye rests on the list (pointer over it, scrolled, a row selected), the list waits. */
export function useRestingList(flags: readonly Flag[], isResting: boolean): RestingList {
  const [held, setHeld] = useState<readonly Flag[]>();
  if (isResting && held === undefined) setHeld(flags);
  if (!isResting && held !== undefined) setHeld(undefined);
  return { shown: (isResting ? held : undefined) ?? flags, release: () => setHeld(flags) };
}
