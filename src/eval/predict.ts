import { createReadStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Analyser } from '../core/detect/analyse-message.js';
import { EvalError } from './eval-error.js';
import { messageOf } from './message-of.js';
import { predictionLine, predictionOf } from './prediction.js';
import { textLines } from './text-lines.js';

/** `-` is standard input. */
function openTexts(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file);
}

/**
 * Reads a text a line and writes a JSON object a line, in order, no faster than they are taken. What is no UTF-8
 * is read as U+FFFD.
 * @throws EvalError when `file` cannot be read
 */
export async function predict(
  file: string,
  out: Writable,
  analyse: Analyser,
  input: Readable = openTexts(file),
): Promise<void> {
  const answer = (lines: readonly string[]) =>
    analyse(lines.map(messageOf)).map((analysis) => predictionLine(predictionOf(analysis)));
  async function* answers(): AsyncGenerator<string> {
    for await (const lines of textLines(decoded(file, input))) yield answer(lines).join('');
  }
  await pipeline(answers, out, { end: false });
}

async function* decoded(file: string, input: Readable): AsyncGenerator<string> {
  try {
    yield* input.setEncoding('utf8') as AsyncIterable<string>;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new EvalError(`读不了文件 ${file}（${code}），请检查路径`, `cannot read ${file}: check the path`);
  }
}
