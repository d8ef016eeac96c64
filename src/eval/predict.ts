import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Analyser } from '../core/detect/analyse-message.js';
import { FLAW_IN_WORDS, type Line } from '../replay/line.js';
import { inputName, openInput, readLineLots } from '../replay/read-lines.js';
import { EvalError } from './eval-error.js';
import { messageOf } from './message-of.js';
import { predictionLine, predictionOf } from './prediction.js';

/**
 * Reads a text a line, plain or gzip, and writes a JSON object a line, in order, no faster than they are taken. What
 * comes before a line that cannot be read is answered. A file whose first characters beyond ASCII are no UTF-8 is of
 * another encoding; a line like that further on is damaged, and read as far as it goes.
 * @param file its name; `-` is standard input
 * @param warn told at the end of damaged lines
 * @throws ReplayError when `file` cannot be read, EvalError when it is no UTF-8
 */
export async function predict(
  file: string,
  out: Writable,
  analyse: Analyser,
  input: Readable = openInput(file),
  warn: (text: string) => void = console.error,
): Promise<void> {
  const damaged: number[] = [];
  let isUtf8 = false;
  let failure: Error | undefined;
  async function* answers(): AsyncGenerator<string> {
    try {
      for await (const lines of readLineLots(file, input)) {
        for (const [at, { number, text, flaw }] of lines.entries()) {
          if (flaw !== 'not-utf8') isUtf8 ||= BEYOND_ASCII.test(text);
          else if (isUtf8) damaged.push(number);
          else {
            yield answer(lines.slice(0, at), analyse);
            throw notText(inputName(file), number);
          }
        }
        yield answer(lines, analyse);
      }
    } catch (error) {
      // The pipe would throw away what was answered and is not yet taken.
      failure = error as Error;
    }
  }
  await pipeline(answers, out, { end: false });
  if (damaged.length > 0) warn(damagedInWords(inputName(file), damaged));
  if (failure) throw failure;
}

const BEYOND_ASCII = /[^\p{ASCII}]/u;

function answer(lines: readonly Line[], analyse: Analyser): string {
  return analyse(lines.map(({ text }) => messageOf(text)))
    .map((analysis) => predictionLine(predictionOf(analysis)))
    .join('');
}

function notText(name: string, number: number): EvalError {
  const [zh = '', en = ''] = FLAW_IN_WORDS['not-utf8'].split(' / ');
  return new EvalError(
    `${name} 第 ${number} 行${zh}，之前的行已作答`,
    `${name}:${number} ${en}; the lines before it are answered`,
  );
}

function damagedInWords(name: string, [first, ...others]: readonly number[]): string {
  const count = others.length + 1;
  return (
    `! ${name} 有 ${count} 行含不是 UTF-8 的字节，已按 U+FFFD 读，第一处在第 ${first} 行 / ` +
    `${name}:${first} is the first of ${count} lines with bytes that are no UTF-8, read as U+FFFD`
  );
}
