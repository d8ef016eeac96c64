import type { Grade } from '@server/core/grade.js';
import { colors, gradeColors } from '../theme/tokens.js';
import { useNames } from '../i18n/use-names.js';
import styles from './grade-mark.module.css';

interface GradeMarkProps {
  readonly grade: Grade;
  readonly size?: number;
  /** For an unclaimed P0, the only thing on screen that may move by itself. */
  readonly pulsing?: boolean;
  /** Of something that is over: the shape stays, the colour no longer calls. */
  readonly calm?: boolean;
}

/** ▲ P0, ◆ P1, ● P2, ○ P3: drawn, because fonts give these characters different sizes. */
export function GradeMark({ grade, size = 12, pulsing = false, calm = false }: GradeMarkProps) {
  const names = useNames();
  const color = calm ? colors.faint : gradeColors[grade];
  return (
    <svg
      className={pulsing ? styles.pulsing : styles.mark}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      role="img"
      aria-label={names.grade(grade)}
    >
      <title>{names.grade(grade)}</title>
      {grade === 'P0' && <path d="M6 0.8 11.6 11H0.4Z" fill={color} />}
      {grade === 'P1' && <path d="M6 0.4 11.6 6 6 11.6 0.4 6Z" fill={color} />}
      {grade === 'P2' && <circle cx="6" cy="6" r="5" fill={color} />}
      {grade === 'P3' && <circle cx="6" cy="6" r="4.3" fill="none" stroke={color} strokeWidth="1.8" />}
    </svg>
  );
}
