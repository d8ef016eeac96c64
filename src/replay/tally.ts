import type { IngestReceipt } from './ingest-client.js';

/** Where every line of the file went. */
export interface Tally {
  lines: number;
  blank: number;
  bad: number;
  otherRooms: number;
  /** Left over because the replay was told to end early. */
  notPlayed: number;
  sent: number;
  accepted: number;
  duplicate: number;
  rejected: number;
  /** How often the server gave each reason. */
  readonly reasons: Map<string, number>;
  /** The first bad lines, each with its number and what is wrong. */
  readonly badLines: string[];
}

const BAD_LINES_SHOWN = 10;

export const emptyTally = (): Tally => ({
  lines: 0,
  blank: 0,
  bad: 0,
  otherRooms: 0,
  notPlayed: 0,
  sent: 0,
  accepted: 0,
  duplicate: 0,
  rejected: 0,
  reasons: new Map(),
  badLines: [],
});

export function noteBadLine(tally: Tally, line: number, reason: string): void {
  tally.bad += 1;
  if (tally.badLines.length < BAD_LINES_SHOWN) tally.badLines.push(`${line}: ${reason}`);
}

export function noteReceipt(tally: Tally, sent: number, receipt: IngestReceipt): void {
  tally.sent += sent;
  tally.accepted += receipt.accepted;
  tally.duplicate += receipt.duplicate;
  tally.rejected += receipt.rejected.length;
  for (const { field, reason } of receipt.rejected) {
    const said = `${field}: ${reason}`;
    tally.reasons.set(said, (tally.reasons.get(said) ?? 0) + 1);
  }
}

/** Every line is somewhere, and the server has said of every sent one what became of it. */
export function isAccountedFor(tally: Tally): boolean {
  const read = tally.blank + tally.bad + tally.otherRooms + tally.notPlayed + tally.sent;
  return read === tally.lines && tally.accepted + tally.duplicate + tally.rejected === tally.sent;
}

/** @param seconds from the first message sent to the last answer */
export function summarise(tally: Tally, seconds: number): string {
  const figure = (value: number) => value.toLocaleString('en-US');
  const rate = seconds > 0 ? tally.sent / seconds : 0;
  return [
    `读入 lines ${figure(tally.lines)} = 发送 sent ${figure(tally.sent)} + 空行 blank ${figure(tally.blank)}` +
      ` + 坏行 bad ${figure(tally.bad)} + 其他直播间 other rooms ${figure(tally.otherRooms)}` +
      ` + 未播放 not played ${figure(tally.notPlayed)}`,
    `发送 sent ${figure(tally.sent)} = 接收 accepted ${figure(tally.accepted)}` +
      ` + 重复 duplicate ${figure(tally.duplicate)} + 拒收 rejected ${figure(tally.rejected)}`,
    ...[...tally.reasons].map(([reason, count]) => `  拒收 rejected ×${figure(count)} ${reason}`),
    ...tally.badLines.map((line) => `  坏行 bad line ${line}`),
    `用时 took ${seconds.toFixed(1)} s · ${figure(Math.round(rate))} 条/秒 messages/s`,
    isAccountedFor(tally)
      ? '✓ 每一行都有下落 / every line is accounted for'
      : '✗ 有行数对不上 / lines are missing',
  ].join('\n');
}
