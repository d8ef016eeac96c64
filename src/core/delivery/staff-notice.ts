import type { Said } from '../said.js';

/** What the staff is told, whoever is called. */
export interface StaffNotice {
  readonly title: Said;
  readonly lines: readonly Said[];
}
