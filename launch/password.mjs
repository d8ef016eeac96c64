/** `npm run password -- NAME`: gives somebody a new password, shown once, and ends their sessions. */
import { DATA_DIR } from './project.mjs';
import { runBuilt } from './run-built.mjs';
import { sayFailure } from './say.mjs';
import { runningPostgres, startPostgres, stopPostgres } from './services/postgres.mjs';
import { holdLock } from './steps/hold-lock.mjs';

/** Runs on the private database: on the one that runs, or on one that we start and stop. */
async function onPrivateDatabase() {
  const running = await runningPostgres(DATA_DIR);
  if (running) {
    process.env.DATABASE_URL = running;
    return await runBuilt('reset-password.js');
  }
  const release = holdLock(DATA_DIR, 'npm run password');
  try {
    process.env.DATABASE_URL = await startPostgres(DATA_DIR, { note: () => {} });
    await runBuilt('reset-password.js');
  } finally {
    await stopPostgres(DATA_DIR);
    release();
  }
}

(process.env.DATABASE_URL ? runBuilt('reset-password.js') : onPrivateDatabase()).catch((error) => {
  sayFailure(error);
  process.exitCode = 1;
});
