import type { Said } from './said.js';

/** An error that a person reads: what was wrong, where, and what to do, in both languages. */
export abstract class SaidError extends Error {
  constructor(readonly said: Said) {
    super(`${said.zh} / ${said.en}`);
  }
}
