/** A script file that cannot be used, with the line that is to blame. */
export class ScriptRefused extends Error {
  override readonly name = 'ScriptRefused';

  constructor(
    readonly file: string,
    /** From 1. */
    readonly line: number,
    /** Chinese first, English beside it. */
    readonly why: string,
  ) {
    super(`${file}:${line}: ${why}`);
  }
}
