/**
 * Stands by while throw-away services run. When whoever started them ends, in whatever way (our standard
 * input closes then), it ends what still lives of them and removes their folder.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopOwned } from './owned-process.mjs';

const folder = /** @type {string} */ (process.argv[2]);

async function clearAway() {
  const records = readdirSync(join(folder, 'run')).map((name) => join(folder, 'run', name));
  // Nothing in there is worth a farewell; SIGQUIT is PostgreSQL's immediate shutdown, which spares nobody.
  await Promise.all(
    records.map((record) =>
      stopOwned(record, [
        ['SIGQUIT', 2_000],
        ['SIGKILL', 2_000],
      ]),
    ),
  );
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

process.stdin.resume().once('end', clearAway);
