import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CoreResult } from '../core/measure-core.js';
import { wholeNumber, type Measure, type Part } from '../report/measure.js';
import type { Settings } from './settings.js';

const SIZES = [1_000, 10_000, 100_000] as const;
const TARGET_MICROSECONDS = 15;
const TARGET_GROWTH = 1.2;

/** How long the pure detectors take for one message. */
export async function measureCorePart({ launcher }: Settings): Promise<Part> {
  const program = fileURLToPath(new URL('../core/main.js', import.meta.url));
  // As the app runs.
  const execArgv = [...launcher.nodeFlags];
  const child = fork(program, SIZES.map(String), { cwd: launcher.root, execArgv });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the core measurement ended early, exit code ${code}`);
  });
  const [results] = (await Promise.race([once(child, 'message'), failed])) as [CoreResult[]];
  const middle = results.find(({ keywords }) => keywords === 10_000)!;
  return { measures: results.map((result) => measureOf(result, middle)), figures: results, broken: [] };
}

function measureOf({ keywords, microseconds, hitPercent }: CoreResult, middle: CoreResult): Measure {
  const growth = microseconds / middle.microseconds;
  const base = {
    zh: `纯检测 ${wholeNumber(keywords)} 词`,
    en: `core, ${wholeNumber(keywords)} keywords`,
    value: `${microseconds.toFixed(2)} µs/条 (${hitPercent.toFixed(1)} % 命中 hit)`,
  };
  if (keywords === middle.keywords) {
    return { ...base, target: `≤ ${TARGET_MICROSECONDS} µs`, met: microseconds <= TARGET_MICROSECONDS };
  }
  if (keywords < middle.keywords) return base;
  const change = `${growth >= 1 ? '+' : '−'}${Math.abs((growth - 1) * 100).toFixed(0)} %`;
  return { ...base, value: `${base.value}, ${change}`, target: '≤ +20 %', met: growth <= TARGET_GROWTH };
}
