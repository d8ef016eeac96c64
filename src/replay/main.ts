/** `npm run replay -- FILE --room ID --speed N`: a recorded room, through the same door as any client. */
import { SingleBar } from 'cli-progress';
import { randomUUID } from 'node:crypto';
import { IngestClient, IngestRefused, IngestUnreachable } from './ingest-client.js';
import { localServer } from './local-server.js';
import { readOptions } from './options.js';
import { ReplayError } from './replay-error.js';
import { replay } from './replay.js';
import { emptyTally, isAccountedFor, summarise } from './tally.js';

/** A server that restarts is back before this; one that was never there is told of soon enough. */
const PATIENCE_MS = 15_000;

function progressBar(): SingleBar {
  return new SingleBar({
    format: '▸ {bar} {percentage}% · {value}/{total} · {rate} 条/秒 · 剩余 {eta_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
  });
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const local = await localServer();
  const url = options.url ?? local.url ?? 'http://localhost:3000';
  const key = options.key ?? local.key;
  if (key === undefined) {
    throw new ReplayError(
      '没有接入密钥，请加 --key 密钥，或先在本目录 npm start',
      'no ingest key: add --key KEY, or npm start here first',
    );
  }
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());

  const client = new IngestClient(url, key, PATIENCE_MS);
  await client.greet();
  const tally = emptyTally();
  const bar = progressBar();
  let start = Date.now();
  const seconds = () => (Date.now() - start) / 1_000;
  try {
    await replay(
      {
        file: options.file,
        room: options.room,
        speed: options.speed,
        from: options.from * 60_000,
        longestGap: options.longestGap * 1_000,
        lasts: (options.minutes ?? Infinity) * 60_000,
        runName: options.run ?? randomUUID(),
        signal: stop.signal,
        onReady: (count) => {
          start = Date.now();
          bar.start(count, 0, { rate: 0 });
        },
        onSent: (count) => bar.increment(count, { rate: Math.round(tally.sent / seconds()) }),
      },
      client,
      tally,
    );
  } finally {
    bar.stop();
    if (tally.sent > 0) console.log(summarise(tally, seconds()));
  }
  process.exitCode = isAccountedFor(tally) ? 0 : 1;
}

main().catch((error: unknown) => {
  const isPlain = [ReplayError, IngestRefused, IngestUnreachable].some((kind) => error instanceof kind);
  console.error(isPlain ? `✗ ${(error as Error).message}` : error);
  process.exitCode = 1;
});
