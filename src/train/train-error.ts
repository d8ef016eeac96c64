/** Training cannot go on; the message says what is wrong, where, and what to do. */
export class TrainError extends Error {
  override readonly name = 'TrainError';
}
