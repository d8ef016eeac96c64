import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Line, LONGEST_LINE } from './line.js';
import { LineCutter } from './line-cutter.js';
import { ReplayError } from './replay-error.js';
import { unpack } from './unpack.js';

/** Stands for standard input. */
const STDIN = '-';
/** A piece of a gzip file grows at most a thousandfold. */
const PIECE = 16_384;
/** zlib's word for it. */
const CUT_SHORT = 'Z_BUF_ERROR';

/** What it is called when it is told of. */
export const inputName = (file: string): string => (file === STDIN ? '标准输入 standard input' : file);

export function openInput(file: string): Readable {
  return file === STDIN ? process.stdin : createReadStream(file, { highWaterMark: PIECE });
}

/**
 * The lines of a file, or of standard input, plain or gzip, one at a time.
 * @param file its name; `-` is standard input
 * @param longest bytes of a line that are kept
 * @throws ReplayError when the file cannot be read, or its gzip is broken; whole lines before that are given first
 */
export async function* readLines(file: string, longest?: number): AsyncGenerator<Line> {
  for await (const lines of readLineLots(file, openInput(file), longest)) yield* lines;
}

/** As `readLines`, as many lines at a time as come together. */
export async function* readLineLots(
  file: string,
  input: Readable,
  longest: number = LONGEST_LINE,
): AsyncGenerator<Line[]> {
  const cutter = new LineCutter(longest);
  let bytes = 0;
  try {
    for await (const chunk of unpack(input as AsyncIterable<Buffer>)) {
      bytes += chunk.length;
      const lines = cutter.take(chunk);
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    throw refusal(inputName(file), cutter.number, bytes, error);
  }
  // Too short to be told from a text: a copy that never began.
  if (bytes < 2 && file.endsWith('.gz')) throw brokenGzip(file, 1, bytes, CUT_SHORT);
  const last = cutter.end();
  if (last.length > 0) yield last;
}

/** @returns what the person at the terminal can put right, else the error itself */
function refusal(name: string, line: number, bytes: number, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (code.startsWith('Z_')) return brokenGzip(name, line, bytes, code);
  return new ReplayError(`读不了文件 ${name}（${code}），请检查路径`, `cannot read ${name}: check the path`);
}

/** @param bytes unpacked until then */
function brokenGzip(name: string, line: number, bytes: number, code: string): ReplayError {
  const [zh, en] =
    code === CUT_SHORT ? ['不完整，中断在', 'breaks off in'] : ['已损坏，坏在', 'is damaged in or before'];
  return new ReplayError(
    `${name} 的 gzip ${zh}第 ${line} 行、解压后第 ${bytes} 字节（${code}）。` +
      '请重新复制或下载；要用前面完好的行，可先 gzip -dc 解压到新文件',
    `the gzip of ${name} ${en} line ${line}, at byte ${bytes} unpacked: copy it again, ` +
      'or save the good lines before that with gzip -dc to a new file',
  );
}
