/** Something that the process needs and can ask. */
export interface Probe {
  readonly name: string;
  /** Rejects when the needed does not answer. */
  readonly check: () => Promise<unknown>;
}

export const PROBES = Symbol('Probes');
