/** A file that people write cannot be used; says which line is to blame. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

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
