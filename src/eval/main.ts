/** `npm run eval`: how good the detectors are, and what they say of anybody's texts. */
import { performance } from 'node:perf_hooks';
import { FileRefused } from '../adapters/folder/file-refused.js';
import { ModelError, readModel } from '../adapters/model/model-file.js';
import { LexiconError } from '../adapters/text/lexicon-files.js';
import { openRuleKit } from '../adapters/text/open-analyser.js';
import { rememberAnalyses } from '../analyse/remember-analyses.js';
import { readAnalysisFolders } from '../config.js';
import { createAnalyser } from '../core/detect/analyse-message.js';
import { ReplayError } from '../replay/replay-error.js';
import { EvalError } from './eval-error.js';
import { measureFolders } from './measure-folders.js';
import { readOptions } from './options.js';
import { predict } from './predict.js';

const MEGABYTE = 1_048_576;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const start = performance.now();
  const folders = readAnalysisFolders();
  const model = readModel(folders.MODEL_FILE);
  const kit = { ...(await openRuleKit(folders)), model };
  const analyse = createAnalyser(kit);
  if (options.predict !== undefined) {
    await predict(options.predict, process.stdout, rememberAnalyses(analyse));
    return;
  }
  if (options.stream !== undefined) {
    // Windows and signals are loaded only by who asks for them.
    const { runStream } = await import('./stream/run-stream.js');
    await runStream(options.stream, process.stdout, analyse);
    return;
  }
  await measureFolders(options, analyse, {
    at: new Date().toISOString(),
    model: model.version,
    hasSeenAll: model.hasSeenAll,
    openSeconds: (performance.now() - start) / 1_000,
    megabytes: process.memoryUsage.rss() / MEGABYTE,
  });
}

// Whoever reads us may stop whenever they have enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

main().catch((error: unknown) => {
  const isPlain = [EvalError, ReplayError, FileRefused, LexiconError, ModelError].some(
    (kind) => error instanceof kind,
  );
  console.error(isPlain ? `✗ ${(error as Error).message}` : error);
  process.exitCode = 1;
});
