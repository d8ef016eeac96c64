import type { Grade } from '@server/core/grade.js';

/** Every colour and measure of the console. Style sheets read them as CSS variables (`--ck-…`). */
export const colors = {
  ground: '#0d1015',
  panel: '#13171e',
  raised: '#1a2029',
  hover: '#1f2631',
  border: '#262e3a',
  strong: '#384354',
  text: '#dfe5ed',
  dim: '#98a4b5',
  faint: '#6f7c8e',
  accent: '#3cc8c0',
  accentSoft: '#12323a',
  negative: '#d98a9a',
  positive: '#7fb89a',
  highlight: '#4a3b12',
  highlightText: '#ffd978',
} as const;

/** Grades are told apart by shape as well as by colour; see `GradeMark`. */
export const gradeColors: Readonly<Record<Grade, string>> = {
  P0: '#ff5a5f',
  P1: '#ff9442',
  P2: '#e3bf4e',
  P3: '#6aa5f8',
};

/** Backgrounds of the same hues, quiet enough to stand under text. */
const gradeGrounds: Readonly<Record<Grade, string>> = {
  P0: '#33181c',
  P1: '#2f2118',
  P2: '#2a2618',
  P3: '#17222f',
};

export const fontFamily =
  "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** Writes the tokens to the document, once, before the first paint. */
export function installTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(colors)) {
    root.style.setProperty(`--ck-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
  for (const [grade, value] of Object.entries(gradeColors)) {
    root.style.setProperty(`--ck-${grade.toLowerCase()}`, value);
  }
  for (const [grade, value] of Object.entries(gradeGrounds)) {
    root.style.setProperty(`--ck-${grade.toLowerCase()}-ground`, value);
  }
  root.style.setProperty('--ck-font', fontFamily);
}
