import { formatTable } from '../../src/eval/table.js';
import type { Measure } from './measure.js';

const HEAD: readonly string[] = ['测量 / measure', '结果 / value', '目标 / target', '达到 / met'];

/** @returns the measures as a table for a terminal, one line each */
export function tableOf(measures: readonly Measure[]): string {
  return formatTable([HEAD, ...measures.map(cellsOf)], { left: true, rule: true });
}

function cellsOf({ zh, en, value, target = '', met }: Measure): readonly string[] {
  return [`${zh} / ${en}`, value, target, met === undefined ? '' : met ? '✓' : '✗'];
}
