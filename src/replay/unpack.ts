import { finished } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';

/** RFC 1952: what a gzip file begins with, whatever it is called. */
const GZIP = Buffer.from([0x1f, 0x8b]);

/** Unpacks bytes that are gzip, and gives others as they are. What comes before a break is given before it is told of. */
export async function* unpack(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let opening: Buffer | undefined = Buffer.alloc(0);
  let gunzip: OpenGunzip | undefined;
  try {
    for await (const chunk of chunks) {
      if (opening === undefined) {
        yield* gunzip ? gunzip.take(chunk) : [chunk];
        continue;
      }
      opening = Buffer.concat([opening, chunk]);
      if (opening.length < GZIP.length) continue;
      if (opening.subarray(0, GZIP.length).equals(GZIP)) gunzip = new OpenGunzip();
      yield* gunzip ? gunzip.take(opening) : [opening];
      opening = undefined;
    }
    if (opening !== undefined && opening.length > 0) yield opening;
    if (gunzip) yield* gunzip.end();
  } finally {
    gunzip?.close();
  }
}

/**
 * A pipe would drop what is unpacked and not yet read once the archive proves broken: here each piece is taken
 * before the next goes in.
 */
class OpenGunzip {
  private readonly gunzip: Gunzip = createGunzip();
  private readonly unpacked: Buffer[] = [];

  constructor() {
    this.gunzip.on('data', (piece: Buffer) => this.unpacked.push(piece));
    // Each step tells of its own; without a listener it would end the process.
    this.gunzip.on('error', () => undefined);
  }

  async *take(packed: Buffer): AsyncGenerator<Buffer> {
    yield* this.after(
      new Promise((resolve, reject) => {
        // A write that the archive breaks in is never called back.
        this.gunzip.once('error', reject);
        this.gunzip.write(packed, (error) => {
          this.gunzip.off('error', reject);
          if (error) reject(error);
          else resolve();
        });
      }),
    );
  }

  async *end(): AsyncGenerator<Buffer> {
    const end = finished(this.gunzip);
    this.gunzip.end();
    yield* this.after(end);
  }

  close(): void {
    this.gunzip.destroy();
  }

  private async *after(step: Promise<void>): AsyncGenerator<Buffer> {
    const failure = await step.then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    yield* this.unpacked.splice(0);
    if (failure) throw failure;
  }
}
