import 'reflect-metadata';
import { FileRefused } from './adapters/folder/file-refused.js';
import { ConfigError, readConfig } from './config.js';
import { createLogger } from './ops/logger.js';
import { startApp, type RunningApp } from './start-app.js';

/** How long a stop may take before the process leaves anyway: its work is in the inbox and goes on elsewhere. */
const STOP_MS = 20_000;

/** One process in the role that the environment names, until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.LOG_LEVEL);
  const app = await startApp(config, logger);
  logger.info({ role: config.ROLE, address: app.address }, 'ready');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(app, () => logger.info({ signal }, 'stopped')));
  }
}

async function stop(app: RunningApp, onStopped: () => void): Promise<void> {
  setTimeout(() => process.exit(1), STOP_MS).unref();
  await app.stop();
  onStopped();
  process.exit(0);
}

main().catch((error: unknown) => {
  const isSaid = error instanceof ConfigError || error instanceof FileRefused;
  const text = isSaid ? error.message : (error as Error).stack;
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
