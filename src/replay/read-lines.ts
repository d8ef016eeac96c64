import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ReplayError } from './replay-error.js';

/** What some editors put before the first line. */
const BYTE_ORDER_MARK = /^\uFEFF/;
/** RFC 1952: what a gzip file begins with, whatever it is called. */
const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * The lines of a file, plain or gzip, one at a time.
 * @throws ReplayError when the file cannot be read
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  let rest = '';
  let isFirst = true;
  try {
    const stream = (await isGzip(file)) ? unzipped(file) : createReadStream(file);
    for await (const chunk of stream.setEncoding('utf8')) {
      const lines = (rest + (chunk as string)).split(/\r?\n/);
      if (isFirst) lines[0] = lines[0]!.replace(BYTE_ORDER_MARK, '');
      isFirst = false;
      rest = lines.pop()!;
      yield* lines;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ReplayError(`读不了文件 ${file}（${code}）`, `cannot read ${file}`);
  }
  if (rest !== '') yield rest;
}

function unzipped(file: string): Readable {
  // The callback is pipeline's price; what goes wrong destroys the unzipped stream and is seen there.
  return pipeline(createReadStream(file), createGunzip(), () => undefined);
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(GZIP.length), 0, GZIP.length, 0);
    return buffer.equals(GZIP);
  } finally {
    await handle.close();
  }
}
