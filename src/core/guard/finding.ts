import type { Said } from '../said.js';

export const FINDING_KINDS = [
  'unfilled',
  'absolute',
  'promise',
  'blame',
  'contact',
  'internal',
  'keyword',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface GuardFinding {
  readonly kind: FindingKind;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly reason: Said;
  readonly gentler?: string;
  readonly blocks: boolean;
}

export function findingKey({ kind, rule, words }: GuardFinding): string {
  return `${kind} ${rule} ${words}`;
}
