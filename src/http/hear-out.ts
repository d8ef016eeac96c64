import type { IncomingMessage } from 'node:http';
import type { onSendAsyncHookHandler } from 'fastify';

export interface Patience {
  /** Bytes of a refused body that are read, and thrown away. */
  readonly bytes: number;
  /** ms of silence after which nothing more is expected. */
  readonly silence: number;
}

/**
 * Lets who is refused say all he has to say before he is told: an answer in the middle of his body, and the end of the
 * connection after it, would meet him writing, and most clients then see a broken pipe instead of the answer. Who goes
 * on for too long is cut off all the same.
 */
export function hearOut(patience: Patience): onSendAsyncHookHandler {
  return async (request, reply, payload) => {
    if (reply.statusCode >= 400) await heard(request.raw, patience);
    return payload;
  };
}

async function heard(request: IncomingMessage, { bytes, silence }: Patience): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    let left = bytes;
    const timer = setTimeout(resolve, silence);
    const hear = (chunk: Buffer): void => {
      left -= chunk.length;
      timer.refresh();
      if (left < 0) resolve();
    };
    request.unpipe();
    request.on('data', hear);
    for (const end of ['end', 'close', 'error']) request.once(end, resolve);
    void request.resume();
  });
}
