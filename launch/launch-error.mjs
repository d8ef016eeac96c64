/** Something that the person at the terminal can put right: shown as one line, without a stack. */
export class LaunchError extends Error {
  /** @override */
  name = 'LaunchError';

  /**
   * @param {string} zh what is wrong and what to do
   * @param {string} en the same in English
   * @param {string} [detail] what a tool said, shown below the line
   */
  constructor(zh, en, detail) {
    super(`${zh} / ${en}`);
    this.detail = detail;
  }
}
