/**
 * Where a state leads with a code: one open-addressed hash table. Chat hardly ever follows a pattern past its first
 * character, so a table of bits, asked first, answers most questions with "no such transition" and keeps the large
 * table out of the cache: this is why ten times the patterns do not take ten times, or even twice, as long.
 */
export class Transitions {
  /** State, code, next state; a next state of 0 marks a free slot. */
  private readonly edges: Int32Array;
  private readonly mask: number;
  private readonly gate: Int32Array;
  private readonly gateMask: number;

  /** @param most transitions that will be added at most */
  constructor(most: number) {
    const slots = 1 << Math.max(5, 32 - Math.clz32(2 * most));
    this.edges = new Int32Array(3 * slots);
    this.mask = slots - 1;
    this.gate = new Int32Array(slots / 8);
    this.gateMask = 4 * slots - 1;
  }

  /** @returns the state that `code` leads to; 0 if there is none */
  step(from: number, code: number): number {
    const { edges } = this;
    const hash = hashOf(from, code);
    const bit = hash & this.gateMask;
    if ((this.gate[bit >>> 5]! & (1 << (bit & 31))) === 0) return 0;
    for (let at = 3 * (hash & this.mask); edges[at + 2] !== 0; at = at + 3 === edges.length ? 0 : at + 3) {
      if (edges[at] === from && edges[at + 1] === code) return edges[at + 2]!;
    }
    return 0;
  }

  /** Adds a transition that is not there yet. */
  add(from: number, code: number, to: number): void {
    const hash = hashOf(from, code);
    let slot = hash & this.mask;
    while (this.edges[3 * slot + 2] !== 0) slot = (slot + 1) & this.mask;
    this.edges[3 * slot] = from;
    this.edges[3 * slot + 1] = code;
    this.edges[3 * slot + 2] = to;
    const bit = hash & this.gateMask;
    this.gate[bit >>> 5]! |= 1 << (bit & 31);
  }
}

/** Two odd multipliers of MurmurHash3 (Appleby) and its last mixing step. */
function hashOf(state: number, code: number): number {
  const mixed = Math.imul(state, 0x85ebca6b) ^ Math.imul(code, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}
