import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PARTS, readOptions, type PartName } from './options.js';
import { measureCorePart } from './parts/core.js';
import { measureLatencyPart } from './parts/latency.js';
import { measureLoadPart } from './parts/load.js';
import { measurePlainPart } from './parts/plain.js';
import type { Settings } from './parts/settings.js';
import { describeMachine, machineInWords } from './report/machine.js';
import type { Part } from './report/measure.js';
import { tableOf } from './report/table.js';
import type { Launcher } from './system/launcher.js';

const MEASURE: Readonly<Record<PartName, { title: string; run: (settings: Settings) => Promise<Part> }>> = {
  core: { title: '纯检测 / the pure core', run: measureCorePart },
  load: { title: '持续负载 / the rate held', run: measureLoadPart },
  latency: { title: '延迟 / latency', run: measureLatencyPart },
  plain: { title: '最大吞吐与普通设计 / maximum, and the plain design', run: measurePlainPart },
};

/**
 * Measures, prints one table, writes one file.
 * @param args as in process.argv, from the third on
 * @returns what broke or was lost, one sentence each; a missed target is none of it
 */
export async function runBench(args: readonly string[], launcher: Launcher): Promise<readonly string[]> {
  const { only, out, profile, ...choices } = readOptions(args);
  const settings = {
    launcher,
    ...choices,
    ...(profile !== undefined && { profileDir: resolve(launcher.root, profile) }),
  };
  const machine = describeMachine(new Date());
  const parts: Partial<Record<PartName, Part>> = {};
  for (const name of only === undefined ? PARTS : [only]) {
    process.stdout.write(`▸ ${MEASURE[name].title}\n`);
    parts[name] = await MEASURE[name].run(settings);
  }
  const measures = Object.values(parts).flatMap((part) => part.measures);
  const file = resolve(launcher.root, out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, choices, parts }, null, 2)}\n`);
  process.stdout.write(`\n${tableOf(measures)}\n\n${machineInWords(machine)}\n${file}\n`);
  return Object.values(parts).flatMap((part) => part.broken);
}
