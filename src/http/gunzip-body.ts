import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { errorCodes, type preParsingHookHandler } from 'fastify';
import { ApiError } from './api-error.js';

/**
 * Unpacks bodies sent with `Content-Encoding: gzip` while they arrive.
 * @param limit the largest unpacked body, bytes: a small one that unpacks to more ends in 413 at that point
 */
export function gunzipBody(limit: number): preParsingHookHandler {
  return (request, reply, payload, done) => {
    const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (encoding === 'identity') done(null, payload);
    else if (encoding === 'gzip') done(null, gunzipped(payload, limit));
    else {
      void reply.header('accept-encoding', 'gzip'); // What a 415 should name: RFC 9110, 15.5.16.
      done(new EncodingUnknown());
    }
  };
}

class EncodingUnknown extends ApiError {
  constructor() {
    super(415, 'content_encoding', {
      zh: 'Content-Encoding 只支持 gzip,或不压缩',
      en: 'Content-Encoding must be gzip, or left out',
    });
  }
}

function gunzipped(payload: Readable, limit: number): Readable {
  const gunzip = createGunzip();
  // Who reads the body hears of its errors; where nobody does, they must not end the process.
  gunzip.on('error', () => undefined);
  // A pipe does not carry errors: a client that goes away in the middle ends this too.
  payload.once('error', (error) => gunzip.destroy(error));
  const body = Readable.from(bounded(payload.pipe(gunzip), limit));
  // Fastify compares it with Content-Length, which counts packed bytes.
  return Object.defineProperty(body, 'receivedEncodedLength', { get: () => gunzip.bytesWritten });
}

/** Leaving the loop by a throw destroys `source`: nothing is unpacked that nobody will read. */
async function* bounded(source: Readable, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    yield chunk;
  }
}
