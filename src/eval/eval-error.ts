/** Something that the person at the terminal can put right; the message says what, where and what to do. */
export class EvalError extends Error {
  override readonly name = 'EvalError';

  constructor(zh: string, en: string) {
    super(`${zh} / ${en}`);
  }
}
