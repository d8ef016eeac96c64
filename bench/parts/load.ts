import { ms, wholeNumber, type Part } from '../report/measure.js';
import { runLoad } from '../system/run-load.js';
import { accountsOf, lossesIn } from './accounts.js';
import { resourcesOf } from './resources.js';
import { KEYWORDS, type Settings } from './settings.js';

const BATCH = 250;
const TARGET_P99_MS = 600;

/** The story's room: its rate, held. */
export async function measureLoadPart({ launcher, seconds, rate, ...choices }: Settings): Promise<Part> {
  const plan = {
    design: 'changkong',
    keywords: KEYWORDS,
    batch: BATCH,
    seconds,
    pace: { kind: 'held', rate },
  } as const;
  const result = await runLoad(launcher, { ...plan, ...choices });
  const { latency, drainMs, delivery } = result;
  const took = Math.max(seconds, (delivery.answeredAt - delivery.from) / 1_000);
  return {
    measures: [
      {
        zh: `${seconds} s 持续受理`,
        en: `accepted, held ${seconds} s`,
        value: `${wholeNumber(delivery.accepted / took)} 条/s`,
        target: `${wholeNumber(rate)} 条/s`,
        met: delivery.accepted === delivery.sent && delivery.turnedAway === 0,
      },
      ...accountsOf(result),
      {
        zh: '标记到控制台 p50 / p95 / p99 / 最大',
        en: 'flag on the socket',
        value: [latency.p50, latency.p95, latency.p99, latency.max].map(ms).join(' / '),
        target: `p99 ≤ ${TARGET_P99_MS} ms`,
        met: latency.p99 <= TARGET_P99_MS,
      },
      { zh: '最后一条之后清空', en: 'drained after the last', value: ms(drainMs) },
      ...resourcesOf(result),
    ],
    figures: result,
    broken: lossesIn('load', result),
  };
}
