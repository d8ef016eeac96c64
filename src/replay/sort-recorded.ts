import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readLines } from './read-lines.js';
import type { Recorded } from './recorded.js';

/** Lines held in memory at once: some 15 MB. */
const RUN_LENGTH = 50_000;

export interface SortedRecording {
  readonly count: number;
  readonly entries: AsyncIterable<Recorded>;
  /** Removes what was laid aside on disk. */
  remove(): Promise<void>;
}

/**
 * Sorts a recording of any length by time, lines of one moment in the order of the file: runs that fit in
 * memory are sorted and laid aside on disk, then merged (external merge sort, Knuth, TAOCP vol. 3, 5.4).
 */
export async function sortRecorded(
  entries: AsyncIterable<Recorded>,
  runLength: number = RUN_LENGTH,
): Promise<SortedRecording> {
  const files: string[] = [];
  let folder: string | undefined;
  let run: Recorded[] = [];
  let count = 0;
  for await (const entry of entries) {
    run.push(entry);
    count += 1;
    if (run.length < runLength) continue;
    folder ??= await mkdtemp(join(tmpdir(), 'changkong-replay-'));
    files.push(await layAside(run, join(folder, String(files.length))));
    run = [];
  }
  const last = run.sort(byTime);
  return {
    count,
    entries: merge([...files.map(readRun), last.values()]),
    remove: async () => {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

const byTime = (a: Recorded, b: Recorded) => a.at - b.at || a.line - b.line;

async function layAside(run: Recorded[], file: string): Promise<string> {
  const lines = run.sort(byTime).map((entry) => `${JSON.stringify(entry)}\n`);
  await pipeline(Readable.from(lines), createWriteStream(file));
  return file;
}

async function* readRun(file: string): AsyncGenerator<Recorded> {
  // Ours, so of any length: what was a line once may have become a little longer.
  for await (const { text } of readLines(file, Infinity)) yield JSON.parse(text) as Recorded;
}

async function* merge(
  runs: readonly (AsyncIterator<Recorded, unknown> | Iterator<Recorded, unknown>)[],
): AsyncGenerator<Recorded> {
  const heads = await Promise.all(runs.map(async (run) => ({ run, next: await run.next() })));
  for (;;) {
    const open = heads.filter((head) => !head.next.done);
    if (open.length === 0) return;
    const first = open.reduce((a, b) =>
      byTime(a.next.value as Recorded, b.next.value as Recorded) <= 0 ? a : b,
    );
    yield first.next.value as Recorded;
    first.next = await first.run.next();
  }
}
