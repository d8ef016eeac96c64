import type { What } from './fault-words.js';

/**
 * How a viewer stands to a fault: it hits him, it does not, it is over for him; `done`: a mere 好了, which means
 * something only while a fault is on; `over`: the broadcast itself ends.
 */
export type Stance = 'hit' | 'fine' | 'back' | 'done' | 'over';

/** What a message says about a fault. */
export interface FaultReport {
  readonly stance: Stance;
  /** Of whom it speaks: ids of `ASPECTS`. */
  readonly who: readonly string[];
  /** What is or was broken; left out where it does not say. */
  readonly what?: What;
}
