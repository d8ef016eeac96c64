import { megabytes, wholeNumber, type Measure } from '../report/measure.js';
import type { LoadResult } from '../system/run-load.js';

/** Of two thirds of a run: a process that leaks grows by more. */
const FLAT = 1.1;
/** Their heaps are bounded; Redis and PostgreSQL keep what they are given. */
const OURS: readonly string[] = ['api', 'worker'];

/** Lines about memory and CPU: what each process took, and what others took of the machine meanwhile. */
export function resourcesOf({ usage, machineSeconds, wallSeconds, delivery }: LoadResult): Measure[] {
  if (machineSeconds === 0) return [];
  const groups = Object.entries(usage);
  const ours = groups.reduce((sum, [, { cpuSeconds }]) => sum + cpuSeconds, 0);
  return [
    ...groups.flatMap(([name, { memory }]) => (memory.length < 3 ? [] : [memoryOf(name, memory)])),
    {
      zh: 'CPU 秒',
      en: 'CPU seconds',
      value: groups.map(([name, { cpuSeconds }]) => `${name} ${cpuSeconds.toFixed(1)}`).join(', '),
    },
    {
      zh: '机器占用',
      en: 'machine busy',
      value: `${machineSeconds.toFixed(1)} CPU s / ${wallSeconds.toFixed(1)} s, 他人 others ${wholeNumber(Math.max(0, machineSeconds - ours))} s`,
    },
    {
      zh: '压测端',
      en: 'load generator',
      value: `${((usage['generator']!.cpuSeconds / delivery.sent) * 1e6).toFixed(1)} µs/条, 晚发 late p99 ${delivery.lateness.p99.toFixed(1)} ms`,
    },
  ];
}

function memoryOf(name: string, memory: readonly number[]): Measure {
  const [first, middle, last] = thirds(memory);
  const base = {
    zh: `内存 ${name}`,
    en: `memory ${name}`,
    value: `${[first, middle, last].map((bytes) => wholeNumber(bytes / 2 ** 20)).join(' → ')} MB, 峰值 peak ${megabytes(Math.max(...memory))}`,
  };
  return OURS.includes(name) ? { ...base, target: '平稳 flat', met: last <= middle * FLAT } : base;
}

/** @returns the mean of each third of the run */
export function thirds(series: readonly number[]): readonly [number, number, number] {
  const cut = (part: number): number => Math.round((series.length * part) / 3);
  const mean = (part: number): number => {
    const piece = series.slice(cut(part), cut(part + 1));
    return piece.reduce((sum, value) => sum + value, 0) / piece.length;
  };
  return [mean(0), mean(1), mean(2)];
}
