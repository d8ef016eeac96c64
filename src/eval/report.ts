import { basename } from 'node:path';
import { GRADES } from '../core/grade.js';
import { TOPICS } from '../core/topic.js';
import type { CheckedTarget } from './check-targets.js';
import type { ChosenRows } from './choose-rows.js';
import type { SetResult } from './evaluate.js';
import type { RunFacts } from './json-report.js';
import type { Mistake } from './mistakes.js';
import { share } from './metrics.js';
import type { RoomFigures } from './room-figures.js';
import type { Reference } from './sets.js';
import { formatTable } from './table.js';

const figure = (value: number): string => value.toFixed(3);

const IN_WORDS = {
  accuracy: '准确率 accuracy ≥',
  macroF1: '宏 F1 macro-F1 ≥',
  topicF1: '主题宏 F1 topic macro-F1 ≥',
  flaggedNegatives: '误标的难反例 hard negatives flagged ≤',
} as const;

const FLATTERED =
  '注意：这个模型也学过留出的行，下面可训练数据的数字偏高，如实的在 models/chat.md / this model has learned from the held-out\n' +
  'rows, too: figures of sets for training flatter it; honest ones are in models/chat.md';

/** What the detectors take before the first message. */
export function reportOpening(facts: Omit<RunFacts, 'rows'>): string {
  const { model, hasSeenAll, openSeconds, megabytes } = facts;
  const opened = `检测器就绪 detectors open in ${openSeconds.toFixed(2)} s · ${megabytes.toFixed(0)} MB · 模型 model ${model}`;
  return hasSeenAll ? `${opened}\n${FLATTERED}` : opened;
}

/** Everything but the mistakes, for a terminal. */
export function reportSets(results: readonly SetResult[], rows: ChosenRows['name']): string {
  return [
    `可训练的数据：${rows.zh} / of sets for training: ${rows.en}`,
    overview(results),
    ...results.flatMap(topicTable),
    ...results.map(confusionTable),
    targetTable(results),
    ...results.flatMap(badRows),
  ].join('\n\n');
}

/** Ours beside what others reach: accuracy / macro-F1. */
function overview(results: readonly SetResult[]): string {
  const heading = [
    ['数据 set', '问 asks', '条数 rows', '准确率 accuracy', '宏F1 macro-F1', 'µs/条'],
    ['多数类 majority', '贝叶斯 bigram NB', '线性 linear', 'BERT'],
  ];
  const rows = results.map(({ set, figures, microseconds }) => [
    set.id,
    `${set.measure.name.zh} ${set.measure.name.en}`,
    String(figures.rows),
    figure(figures.accuracy),
    figure(figures.macroF1),
    microseconds.toFixed(1),
    ...(['majority', 'bayes', 'linear', 'bert'] as const).map((name) => reference(set.references[name])),
  ]);
  return formatTable([heading.flat(), ...rows]);
}

function reference(found: Reference | undefined): string {
  return found === undefined ? '–' : found.map((value: number) => figure(value)).join(' / ');
}

function topicTable({ set, figures }: SetResult): string[] {
  const { topics, negatives } = figures;
  if (topics === undefined) return [];
  const heading = [`${set.id} 主题 topic`, '精确 precision', '召回 recall', 'F1', '条数 support'];
  const rows = TOPICS.map((topic) => {
    const { precision, recall, f1, support } = topics.each.get(topic)!;
    const name = topics.counted.includes(topic) ? topic : `${topic}（太少，不计 too few, not counted）`;
    return [name, figure(precision), figure(recall), figure(f1), String(support)];
  });
  const mean = ['宏 F1 macro-F1', '', '', topics.macroF1 === undefined ? '–' : figure(topics.macroF1), ''];
  const table = formatTable([heading, ...rows, mean]);
  if (negatives === undefined) return [table];
  const flagged = `${(negatives.flagged * 100).toFixed(1)} % / ${negatives.rows}`;
  return [`${table}\n难反例被标记 hard negatives flagged: ${flagged}`];
}

function confusionTable({ set, figures: { confusion } }: SetResult): string {
  const classes = Object.keys(confusion);
  const rows = classes.map((one) => [one, ...classes.map((other) => String(confusion[one]![other]!))]);
  return formatTable([[`${set.id} 应为 expected ↓ 判为 given →`, ...classes], ...rows]);
}

function targetTable(results: readonly SetResult[]): string {
  const rows = results.flatMap(({ set, targets }) => targets.map((target) => targetRow(set.id, target)));
  return formatTable([['目标 target', '', '要求 wanted', '达到 reached', ''], ...rows]);
}

function targetRow(id: string, { what, wanted, reached, met }: CheckedTarget): string[] {
  return [id, IN_WORDS[what], figure(wanted), figure(reached), met ? '✓ 达标 met' : '✗ 未达 missed'];
}

const BAD_ROWS_SHOWN = 5;

function badRows({ file, bad }: SetResult): string[] {
  if (bad.length === 0) return [];
  return [
    [
      `! ${file}：${bad.length} 行坏行没有计入，请改正 / ${bad.length} bad rows left out, put them right:`,
      ...bad.slice(0, BAD_ROWS_SHOWN).map(({ line, reason }) => `  ${file}:${line} ${reason}`),
      ...(bad.length > BAD_ROWS_SHOWN ? ['  …'] : []),
    ].join('\n'),
  ];
}

/** The worst mistakes of one set, each with the words that misled. */
export function reportMistakes({ set, mistakes }: SetResult): string {
  const shown = [...mistakes.classes, ...mistakes.topics];
  if (shown.length === 0) return '';
  return [`${set.id} 最有把握的错判 surest mistakes`, ...shown.map(inWords)].join('\n');
}

function inWords({ line, text, expected, given, sureness, evidence }: Mistake): string {
  const why = evidence.map(
    ({ rule, score, spans }) =>
      `${rule} ${score.toFixed(2)} ${spans.map(({ start, end }) => `「${text.slice(start, end)}」`).join('')}`,
  );
  const answer = `  ${line}: ${expected} → ${given} (${sureness.toFixed(2)})`;
  return `${answer} ${text.replace(/\s+/g, ' ')}\n      ${why.join(' · ') || '没有证据 no evidence'}`;
}

/** How often a person would be called: flags of single messages, and signals. */
export function reportRooms(rooms: readonly RoomFigures[]): string {
  const heading = ['录像 recording', '直播间 rooms', '房间小时 room-hours', '弹幕 messages'];
  const flagHeading = [...GRADES.map((grade) => `${grade} 标记`), '标记/小时 flags an hour'];
  const rows = rooms.map(({ file, rooms: count, messages, roomHours, flags }) => {
    const found = GRADES.map((grade) => flags[grade] ?? 0);
    const hourly = share(
      found.reduce((sum, one) => sum + one, 0),
      roomHours,
    );
    const size = [basename(file), String(count), roomHours.toFixed(1), String(messages)];
    return [...size, ...found.map(String), hourly.toFixed(1)];
  });
  return [formatTable([[...heading, ...flagHeading], ...rows]), ...rooms.map(signalTable)].join('\n\n');
}

function signalTable({ file, signals, roomHours }: RoomFigures): string {
  const heading = [`${basename(file)} 信号 signal`, '次数 raised', '每 10 房间小时 in 10 room-hours'];
  const rows = Object.entries(signals)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => [name, String(count), share(count * 10, roomHours).toFixed(2)]);
  return formatTable([heading, ...rows]);
}
