/**
 * How a viewer stands to a fault: it hits him, it does not, it is over for him; `done`: a mere 好了, which means
 * something only while a fault is on; `over`: the broadcast itself ends.
 */
export type Stance = 'hit' | 'fine' | 'back' | 'done' | 'over';

/** What a message says about a fault. */
export interface FaultReport {
  readonly stance: Stance;
  /** Who it speaks of and what is or was broken: ids of `ASPECTS` and `WHATS`. */
  readonly aspects: readonly string[];
}
