import type { Said } from '../said.js';
import { SaidError } from '../said-error.js';

/** The text of a script cannot be used; says which line is to blame. */
export class ScriptRefused extends SaidError {
  override readonly name = 'ScriptRefused';

  constructor(
    /** From 1. */
    readonly line: number,
    { zh, en }: Said,
    options?: ErrorOptions,
  ) {
    super({ zh: `第 ${line} 行：${zh}`, en: `line ${line}: ${en}` });
    this.cause = options?.cause;
  }
}
