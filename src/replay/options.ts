import { Command, InvalidArgumentError } from 'commander';

export interface ReplayOptions {
  readonly file: string;
  readonly room?: string;
  readonly speed: number;
  readonly url?: string;
  readonly key?: string;
  readonly minutes?: number;
  readonly from: number;
  readonly longestGap: number;
  readonly run?: string;
}

function positive(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('应为正数 / takes a positive number');
}

function notNegative(text: string): number {
  return text === '0' ? 0 : positive(text);
}

function speed(text: string): number {
  const value = text === 'max' ? Infinity : Number(text);
  if (value > 0) return value;
  throw new InvalidArgumentError('应为正数或 max / takes a positive number, or max');
}

/** @param args as in process.argv, from the third on */
export function readOptions(args: readonly string[]): ReplayOptions {
  const command = new Command('npm run replay --')
    .description('把录下的直播间弹幕重新播一遍 / Plays a recorded room through the ingest door')
    .argument(
      '<file>',
      'JSON Lines，可为 .gz / JSON Lines, plain or gzip: {t_ms, user, text} or {room, day, minute, text}',
    )
    .option(
      '--room <id>',
      '直播间编号；多直播间文件则只播这一间 / names the room; of a file with several, plays that one',
    )
    .option('--speed <n>', '倍速，或 max / times as fast, or max', speed, 1)
    .option('--from <m>', '从录像的第几分钟开始 / skips so many minutes of the recording', notNegative, 0)
    .option('--minutes <m>', '只播这么多分钟（真实时间）/ ends after so many minutes by the clock', positive)
    .option(
      '--longest-gap <s>',
      '冷场最多保留几秒，0 为不压缩 / seconds of silence kept, 0 for all',
      notNegative,
      60,
    )
    .option('--url <url>', '服务地址，默认为本目录启动的场控 / server; the one started here unless given')
    .option('--key <key>', '接入密钥，默认取自 .data / ingest key; from .data unless given')
    .option('--run <name>', '本次名称，同名重播不会重复计数 / same name again: nothing counts twice')
    .parse([...args], { from: 'user' });
  const [file = ''] = command.args;
  return { file, ...command.opts<Omit<ReplayOptions, 'file'>>() };
}
