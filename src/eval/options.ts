import { Command, InvalidArgumentError } from 'commander';
import { EvalError } from './eval-error.js';

export interface EvalOptions {
  readonly data?: string;
  readonly replay?: string;
  readonly errors: number;
  readonly out: string;
  readonly all: boolean;
  readonly split?: string;
  readonly predict?: string;
  readonly stream?: string;
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('应为不小于 0 的整数 / takes a whole number from 0 on');
}

/**
 * @param args as in process.argv, from the third on
 * @throws EvalError unless there is one thing to do
 */
export function readOptions(args: readonly string[]): EvalOptions {
  const command = new Command('npm run eval --')
    .description('在带标注的数据上测量检测质量 / Measures the detectors on labelled data')
    .option('--data <dir>', '带标注数据的文件夹 / folder of labelled files')
    .option('--replay <dir>', '录下的直播间的文件夹 / folder of recorded rooms')
    .option(
      '--errors <n>',
      '每组数据列出最有把握的 n 条错判 / lists the n surest mistakes of each set',
      count,
      0,
    )
    .option('--out <file>', '结果另存为 JSON / figures as JSON', '.data/eval.json')
    .option('--all', '也测量训练用过的行 / measures the rows kept for training, too', false)
    .option(
      '--split <file>',
      '只测量这些行：每行一个原文的 sha256 / measures these rows: the sha256 of a text a line',
    )
    .option(
      '--predict <file>',
      '逐行判断，每行输出一个 JSON，- 为标准输入 / a text a line in, a JSON object a line out',
    )
    .option('--stream <file>', '播放录像，每个信号输出一行 JSON / plays a recording, a JSON line a signal')
    .parse([...args], { from: 'user' });
  const options = command.opts<EvalOptions>();
  const { data, replay, predict, stream } = options;
  const asked = [data ?? replay, predict, stream].filter((one) => one !== undefined);
  if (asked.length === 1) return options;
  throw new EvalError(
    '请在 --data 文件夹（和 --replay 文件夹）、--predict 文件、--stream 文件中选一样，--help 有说明',
    'give --data DIR (and --replay DIR), or --predict FILE, or --stream FILE; --help tells more',
  );
}
