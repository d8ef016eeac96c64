import { Command, InvalidArgumentError, Option } from 'commander';

export const PARTS = ['core', 'load', 'latency', 'plain'] as const;

export type PartName = (typeof PARTS)[number];

export interface Options {
  readonly only?: PartName;
  readonly seconds: number;
  readonly rate: number;
  readonly workers: number;
  readonly out: string;
  readonly profile?: string;
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('应为正整数 / takes a positive whole number');
}

/** @param args as in process.argv, from the third on */
export function readOptions(args: readonly string[]): Options {
  return new Command('npm run bench --')
    .description('测量纯检测与端到端性能 / Measures the pure core and the whole, end to end')
    .addOption(new Option('--only <part>', '只测一部分 / one part only').choices(PARTS))
    .option('--seconds <n>', '持续负载的秒数 / how long the rate is held', positive, 60)
    .option('--rate <n>', '持续负载，条/s / messages a second', positive, 26_700)
    .option('--workers <n>', 'worker 进程数 / worker processes', positive, 1)
    .option('--out <file>', '结果文件 / where the JSON goes', '.data/bench.json')
    .option('--profile <folder>', '各进程另存 CPU 剖析 / also a CPU profile of each process')
    .parse([...args], { from: 'user' })
    .opts<Options>();
}
