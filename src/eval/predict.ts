import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Analyser } from '../core/detect/analyse-message.js';
import { FLAW_IN_WORDS, type Line } from '../replay/line.js';
import { inputName, openInput, readLineLots } from '../replay/read-lines.js';
import { EvalError } from './eval-error.js';
import { messageOf } from './message-of.js';
import { predictionLine, predictionOf } from './prediction.js';

const BEYOND_ASCII = /[^\p{ASCII}]/u;

/** Lines that are no UTF-8 in a file that is: the first of them, from 1, and how many. */
interface Damaged {
  first: number;
  count: number;
}

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
  const damaged: Damaged = { first: 0, count: 0 };
  let isUtf8 = false;
  let failure: Error | undefined;
  async function* answers(): AsyncGenerator<string> {
    try {
      for await (const lines of readLineLots(file, input)) {
        for (const [at, { number, text, flaw }] of lines.entries()) {
          if (flaw !== 'not-utf8') isUtf8 ||= BEYOND_ASCII.test(text);
          else if (isUtf8) note(damaged, number);
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
  if (damaged.count > 0) warn(damagedInWords(inputName(file), damaged));
  if (failure) throw failure;
}

function note(damaged: Damaged, number: number): void {
  if (damaged.count === 0) damaged.first = number;
  damaged.count += 1;
}

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

function damagedInWords(name: string, { first, count }: Damaged): string {
  return (
    `! ${name} 有 ${count} 行含不是 UTF-8 的字节，已按 U+FFFD 读，第一处在第 ${first} 行 / ` +
    `${name}:${first} is the first of ${count} lines with bytes that are no UTF-8, read as U+FFFD`
  );
}
