import { percent } from '../format/format.js';
import styles from './change.module.css';

/** From this fall of activity on it is drawn as trouble, not as ordinary movement. */
const DEEP_FALL = -0.25;

/** `▼38%`, `▲12%`: the sign is a shape, the colour only repeats it. */
export function Change({ value }: { readonly value: number | undefined }) {
  if (value === undefined || Math.abs(value) < 0.005) return <span className={styles.level}>—</span>;
  const tone = value <= DEEP_FALL ? styles.deep : styles.level;
  return (
    <span className={tone}>
      {value < 0 ? '▼' : '▲'}
      {percent(Math.abs(value))}
    </span>
  );
}
