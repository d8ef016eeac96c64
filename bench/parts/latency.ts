import { ms, wholeNumber, type Part } from '../report/measure.js';
import { runLoad } from '../system/run-load.js';
import { lossesIn } from './accounts.js';
import { KEYWORDS, type Settings } from './settings.js';

const RATE = 1_500;
/** One POST every 10 ms. */
const BATCH = 15;
const SECONDS = 20;
const TARGET_P50_MS = 35;

/** An ordinary evening: how soon a flag is on the console when nothing is short. */
export async function measureLatencyPart({ launcher, workers, profileDir }: Settings): Promise<Part> {
  const result = await runLoad(launcher, {
    design: 'changkong',
    workers,
    keywords: KEYWORDS,
    batch: BATCH,
    seconds: SECONDS,
    pace: { kind: 'held', rate: RATE },
    ...(profileDir !== undefined && { profileDir }),
  });
  const { latency } = result;
  return {
    measures: [
      {
        zh: `${wholeNumber(RATE)} 条/s 时标记到控制台 p50 / p95 / p99 / 最大`,
        en: `flag on the socket at ${wholeNumber(RATE)}/s`,
        value: [latency.p50, latency.p95, latency.p99, latency.max].map(ms).join(' / '),
        target: `p50 ≤ ${TARGET_P50_MS} ms`,
        met: latency.p50 <= TARGET_P50_MS,
      },
    ],
    figures: result,
    broken: lossesIn('latency', result),
  };
}
