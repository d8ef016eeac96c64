import type { Step } from '../../core/script/script.js';
import { STEPS } from '../../core/script/script.js';
import { FileRefused } from '../folder/file-refused.js';

export interface StepText {
  readonly step: Step;
  readonly text: string;
  /** Line of the heading. */
  readonly line: number;
}

const HEADING = /^##\s+(.*?)\s*$/;

/**
 * Cuts the body at its four headings, `## acknowledge` … `## act`, in that order and no other.
 * @param body lines after the front matter
 * @param bodyLine line number of `body[0]`
 * @throws FileRefused when a step is missing, out of order, empty, or unknown
 */
export function splitSteps(file: string, body: readonly string[], bodyLine: number): readonly StepText[] {
  const found: { title: string; line: number; lines: string[] }[] = [];
  body.forEach((content, i) => {
    const title = HEADING.exec(content)?.[1];
    if (title !== undefined) found.push({ title, line: bodyLine + i, lines: [] });
    else if (found.length > 0) found.at(-1)!.lines.push(content);
    else if (content.trim() !== '')
      throw new FileRefused(file, bodyLine + i, '标题之前有文字 / text before a heading');
  });

  const steps = STEPS.map((step, i) => {
    const section = found[i];
    if (section?.title !== step) {
      const line = section?.line ?? bodyLine + body.length - 1;
      throw new FileRefused(
        file,
        line,
        `此处应为 ## ${step} / expected ## ${step}, found ${section?.title ?? 'the end'}`,
      );
    }
    const text = section.lines.join('\n').trim();
    if (text === '') throw new FileRefused(file, section.line, `## ${step} 没有内容 / is empty`);
    return { step, text, line: section.line };
  });
  const extra = found[STEPS.length];
  if (extra) throw new FileRefused(file, extra.line, `多出的标题 / one heading too many: ${extra.title}`);
  return steps;
}
