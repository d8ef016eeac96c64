import { closeGaps, skipTo } from './timeline.js';
import type { IngestClient, IngestReceipt } from './ingest-client.js';
import { parseLine } from './parse-line.js';
import { placeLines } from './place-lines.js';
import { play, type PlayChoices } from './play.js';
import { readLines } from './read-lines.js';
import type { ReadLine } from './recorded.js';
import { ReplayError } from './replay-error.js';
import { sortRecorded } from './sort-recorded.js';
import { noteBadLine, noteReceipt, type Tally } from './tally.js';

export interface ReplayChoices extends Omit<PlayChoices, 'onSent'> {
  readonly file: string;
  readonly room?: string | undefined;
  /** ms of the timeline that are left out at the beginning. */
  readonly from: number;
  /** ms */
  readonly longestGap: number;
  /** The file is read and in order; `count` messages will be sent. */
  readonly onReady: (count: number) => void;
  readonly onSent: (count: number, receipt: IngestReceipt) => void;
}

/**
 * The whole replay: read, place on the timeline, sort, close gaps, send. The tally is kept up to date as it goes, so that it
 * tells the truth also when this throws.
 */
export async function replay(choices: ReplayChoices, client: IngestClient, tally: Tally): Promise<void> {
  const recording = await sortRecorded(placeLines(goodLines(choices.file, choices.room, tally)));
  try {
    if (recording.count === 0) throw nothingToPlay(choices, tally);
    choices.onReady(recording.count);
    const closed = closeGaps(recording.entries, choices.longestGap);
    const onSkipped = () => (tally.notPlayed += 1);
    const finished = await play(skipTo(choices.from, closed, onSkipped), client, {
      ...choices,
      onSent: (count, receipt) => {
        noteReceipt(tally, count, receipt);
        choices.onSent(count, receipt);
      },
    });
    if (!finished) tally.notPlayed = recording.count - tally.sent;
  } finally {
    await recording.remove();
  }
}

async function* goodLines(file: string, room: string | undefined, tally: Tally): AsyncGenerator<ReadLine> {
  for await (const line of readLines(file)) {
    tally.lines = line.number;
    const parsed = parseLine(line, room);
    switch (parsed.kind) {
      case 'line':
        yield parsed.line;
        break;
      case 'blank':
        tally.blank += 1;
        break;
      case 'other-room':
        tally.otherRooms += 1;
        break;
      case 'bad':
        noteBadLine(tally, tally.lines, parsed.reason);
        break;
      case 'no-room':
        throw new ReplayError(
          '文件里没有直播间编号，请加 --room 编号',
          'the file names no room: add --room ID',
        );
    }
  }
}

function nothingToPlay({ file, room }: ReplayChoices, tally: Tally): ReplayError {
  if (tally.otherRooms > 0) {
    return new ReplayError(`${file} 里没有直播间 ${room ?? ''}`, `${file} has no room ${room ?? ''}`);
  }
  const first = tally.badLines[0] ?? '0 lines';
  return new ReplayError(`${file} 里没有可播放的弹幕（${first}）`, `${file} holds nothing to play`);
}
