/**
 * `npm run train -- --data DIR`: learns from four fifths of the rows and measures on the rest, for the card; then
 * learns from all of them, for use. The same data, rules and texts give the same files to the byte.
 */
import { FileRefused } from '../adapters/folder/file-refused.js';
import { encodeModel } from '../adapters/model/model-file.js';
import { LexiconError } from '../adapters/text/lexicon-files.js';
import { openRuleKit } from '../adapters/text/open-analyser.js';
import { readAnalysisFolders } from '../config.js';
import { createAnalyser } from '../core/detect/analyse-message.js';
import type { RuleKit } from '../core/detect/reading.js';
import type { Model } from '../core/model/model.js';
import { EvalError } from '../eval/eval-error.js';
import { isHeldOut } from '../eval/held-out.js';
import { measureSets } from '../eval/measure-folders.js';
import { progressBar } from '../eval/progress-bar.js';
import { ReplayError } from '../replay/replay-error.js';
import { type Example, OWN } from './example.js';
import { readOwn } from './guide-labels.js';
import { modelCard } from './model-card.js';
import { readTrainOptions } from './options.js';
import { cardOf, checkPlace, save } from './out-files.js';
import { readExamples } from './read-examples.js';
import { TrainError } from './train-error.js';
import { train } from './train.js';

async function main(): Promise<void> {
  const { data, own, out, heldOut } = readTrainOptions(process.argv.slice(2));
  for (const file of [out, heldOut]) if (file !== undefined) await checkPlace(file);
  const kit = await openRuleKit(readAnalysisFolders());
  const examples = await readExamples(data, own, console.error);
  const notes = readOwn(`${own}/notes.md`);
  const kept = examples.filter(({ set, text }) => set === OWN || !isHeldOut(text));

  const honest = learn(kept, kit, false, '学习训练部分 learning the training part');
  if (heldOut !== undefined) await save(heldOut, encodeModel(honest));
  const analyse = createAnalyser({ ...kit, model: honest });
  const results = await measureSets(data, analyse, { isMeasured: isHeldOut, errors: 0 });

  const model = learn(examples, kit, true, '学习全部 learning everything');
  await save(out, encodeModel(model));
  await save(cardOf(out), modelCard(model, examples, results, notes));
  console.log(`✓ ${out} · ${model.version}`);
}

function learn(examples: readonly Example[], kit: RuleKit, hasSeenAll: boolean, what: string): Model {
  const bar = progressBar(`${what} · ${examples.length} 条 rows`);
  bar.start(1, 0);
  try {
    return train(examples, kit, hasSeenAll, (done, total) => {
      bar.setTotal(total);
      bar.update(done);
      // The work leaves no pause in which the bar could draw itself.
      bar.render();
    });
  } finally {
    bar.stop();
  }
}

main().catch((error: unknown) => {
  const known = [TrainError, EvalError, ReplayError, FileRefused, LexiconError];
  const isPlain = known.some((kind) => error instanceof kind);
  console.error(isPlain ? `✗ ${(error as Error).message}` : error);
  process.exitCode = 1;
});
