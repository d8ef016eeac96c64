import { z } from 'zod';
import { TOPICS, type Topic } from '../core/topic.js';

/** A text and what people say of it. */
export interface LabelledRow {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly text: string;
  /** In the set's own words, e.g. `angry`, `1`. */
  readonly label: string;
  /** Undefined in sets that say nothing of topics. */
  readonly topics?: readonly Topic[];
  /** Where the text was written, in the set's own words; undefined in sets that do not say. */
  readonly source?: string;
}

/** A line that cannot be used: what is wrong with it and what would be right. */
export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

/** @returns undefined for a line that is no row: blank, or a header */
export type ParseRow = (text: string, line: number) => LabelledRow | BadRow | undefined;

const jsonRow = z.object({ text: z.string(), label: z.union([z.string(), z.number()]).transform(String) });

/** One `{"text", "label"}` a line. */
export const parseJsonRow: ParseRow = (source, line) => {
  if (source.trim() === '') return undefined;
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    return {
      line,
      reason: '不是 JSON，应为 {"text": "…", "label": "…"} / not JSON, wants {"text", "label"}',
    };
  }
  const read = jsonRow.safeParse(json);
  if (read.success) return { line, ...read.data };
  return { line, reason: '缺少 text 或 label，应为 {"text": "…", "label": "…"} / wants {"text", "label"}' };
};

const COLUMNS = 5;
const isTopic = (name: string): name is Topic => (TOPICS as readonly string[]).includes(name);

/** `id, source, sentiment, topics, text` between tabs, with or without a header; `-` stands for no topic. */
export const parseTabRow: ParseRow = (written, line) => {
  if (written.trim() === '') return undefined;
  const columns = written.split('\t');
  const [id = '', from = '', label = '', topics = '', text = ''] = columns;
  if (line === 1 && id === 'id') return undefined;
  if (columns.length !== COLUMNS) {
    return {
      line,
      reason:
        `有 ${columns.length} 列，应为 ${COLUMNS} 列：编号、来源、情感、主题、原文，用制表符分开 / ` +
        `${columns.length} columns, wants ${COLUMNS} between tabs: id, source, sentiment, topics, text`,
    };
  }
  const names = topics === '-' ? [] : topics.split(',');
  const strange = names.find((name) => !isTopic(name));
  if (strange === undefined) return { line, text, label, topics: names.filter(isTopic), source: from };
  const known = `${TOPICS.join(', ')}, -`;
  return { line, reason: `没有 ${strange} 这个主题，可用 / no topic ${strange}, there are: ${known}` };
};
