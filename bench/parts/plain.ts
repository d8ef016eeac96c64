import { wholeNumber, type Measure, type Part } from '../report/measure.js';
import { say } from '../report/say.js';
import { runLoad, type LoadPlan, type LoadResult } from '../system/run-load.js';
import { lossesIn } from './accounts.js';
import { KEYWORDS, type Settings } from './settings.js';

const BATCH = 250;
const CONNECTIONS = 8;
const SECONDS = 15;
const TARGET_RATIO = 5;

/** As fast as it goes: this design, and the one that most teams would write, under the same load. */
export async function measurePlainPart(settings: Settings): Promise<Part> {
  const ours = await runGreedily(settings, 'changkong');
  say('普通设计：每条一个任务 / the plain design: one job a message');
  const plain = await runGreedily(settings, 'plain');
  const ratio = ours.perSecond / plain.perSecond;
  return {
    measures: [
      throughput('最大吞吐', 'maximum', ours),
      throughput('普通设计最大吞吐', 'maximum of the plain design', plain),
      {
        zh: '倍数',
        en: 'ratio',
        value: `${ratio.toFixed(1)} ×`,
        target: `≥ ${TARGET_RATIO} ×`,
        met: ratio >= TARGET_RATIO,
      },
    ],
    figures: { ours, plain },
    broken: [...lossesIn('maximum', ours), ...lossesIn('plain', plain)],
  };
}

async function runGreedily(
  { launcher, workers, profileDir }: Settings,
  design: LoadPlan['design'],
): Promise<LoadResult> {
  return await runLoad(launcher, {
    design,
    workers,
    keywords: KEYWORDS,
    batch: BATCH,
    seconds: SECONDS,
    pace: { kind: 'greedy', connections: CONNECTIONS },
    ...(profileDir !== undefined && { profileDir }),
  });
}

function throughput(zh: string, en: string, { perSecond, delivery, flagsStored }: LoadResult): Measure {
  const flagged = `${((flagsStored / delivery.accepted) * 100).toFixed(1)} % 标记 flagged`;
  return { zh, en, value: `${wholeNumber(perSecond)} 条/s (429: ${delivery.turnedAway}, ${flagged})` };
}
