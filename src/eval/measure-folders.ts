import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Analyser } from '../core/detect/analyse-message.js';
import { chooseRows, measuredRows } from './choose-rows.js';
import { evaluateSet, type EvaluateChoices, type SetResult } from './evaluate.js';
import { findSets } from './find-sets.js';
import { jsonReport, type RunFacts } from './json-report.js';
import type { EvalOptions } from './options.js';
import { progressBar } from './progress-bar.js';
import { readRows } from './read-rows.js';
import { reportMistakes, reportRooms, reportOpening, reportSets } from './report.js';
import type { RoomFigures } from './room-figures.js';

/** Measures what the folders hold, shows it on standard output and writes it to a file. */
export async function measureFolders(
  options: EvalOptions,
  analyse: Analyser,
  opened: Omit<RunFacts, 'rows'>,
): Promise<void> {
  const { data, replay, errors, out } = options;
  const { name, isMeasured } = await chooseRows(options);
  const results = data === undefined ? [] : await measureSets(data, analyse, { isMeasured, errors });
  const rooms = replay === undefined ? [] : await measureRooms(replay, analyse);

  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, jsonReport({ ...opened, rows: name.en }, results, rooms));
  const parts = [
    reportOpening(opened),
    ...(results.length > 0 ? [reportSets(results, name)] : []),
    ...(rooms.length > 0 ? [reportRooms(rooms)] : []),
    ...results.map(reportMistakes).filter((text) => text !== ''),
    `✓ 已写入 written to ${out}`,
  ];
  console.log(parts.join('\n\n'));
}

/** @throws EvalError when the folder holds no labelled file */
export async function measureSets(
  dir: string,
  analyse: Analyser,
  choices: EvaluateChoices,
): Promise<SetResult[]> {
  const found = await findSets(dir);
  const read = await Promise.all(found.map(async (one) => ({ ...one, read: await readRows(one) })));
  const rows = read.map((one) => measuredRows(one.set, one.read.rows, choices).length);
  const bar = progressBar('{value}/{total} 条 rows');
  bar.start(
    rows.reduce((sum, count) => sum + count, 0),
    0,
  );
  const results: SetResult[] = [];
  try {
    for (const one of read) {
      results.push(await evaluateSet(one, one.read, analyse, choices, (count) => bar.increment(count)));
    }
  } finally {
    bar.stop();
  }
  return results;
}

async function measureRooms(dir: string, analyse: Analyser): Promise<RoomFigures[]> {
  const { findRecordings, measureRecording } = await import('./room-figures.js');
  const figures: RoomFigures[] = [];
  for (const file of await findRecordings(dir)) {
    console.error(`▸ 播放 playing ${file} …`);
    figures.push(await measureRecording(file, analyse));
  }
  return figures;
}
