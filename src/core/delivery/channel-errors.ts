/** A channel answered that it will never take this: trying again changes nothing. The message holds no secret. */
export class ChannelRefused extends Error {
  override readonly name = 'ChannelRefused';
}

/** A channel asks for patience: its limit is reached, or it is away. It is tried again. */
export class ChannelBusy extends Error {
  override readonly name = 'ChannelBusy';

  constructor(
    message: string,
    /** ms after which trying again makes sense, where the channel says so. */
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
