import type { Launcher } from '../system/launcher.js';

/** What the person at the terminal chose. */
export interface Settings {
  readonly launcher: Launcher;
  readonly seconds: number;
  readonly rate: number;
  readonly workers: number;
  readonly profileDir?: string;
}

/** Keywords loaded in everything but the core part, which tries several numbers. */
export const KEYWORDS = 10_000;
