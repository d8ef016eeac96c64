/** Another process appended to the incident, or raised the signal, first. Nothing was kept: read again and decide anew. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';

  /** @param what e.g. `incident 0192… seq 7`, `signal r1 spike.topic av_fault` */
  constructor(what: string, options?: ErrorOptions) {
    super(`已被他人抢先写入，请重读后再试 / written by another first, read again: ${what}`, options);
  }
}
