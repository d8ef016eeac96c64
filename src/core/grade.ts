/** P0 一级 紧急 · P1 二级 重要 · P2 三级 一般 · P3 观察. */
export const GRADES = ['P0', 'P1', 'P2', 'P3'] as const;

export type Grade = (typeof GRADES)[number];

/** @returns a negative number when `a` is the more urgent, 0 when equal, positive when `b` is. */
export function compareGrades(a: Grade, b: Grade): number {
  return GRADES.indexOf(a) - GRADES.indexOf(b);
}

/** @returns the more urgent of two grades. */
export function moreUrgent(a: Grade, b: Grade): Grade {
  return compareGrades(a, b) <= 0 ? a : b;
}
