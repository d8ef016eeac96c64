import { useLanguage } from '../../../i18n/language.js';
import { useLive, useServerNow } from '../../../live/desk-context.js';
import styles from './top-bar.module.css';

/** Figures come every second; older than this they say so, also where the wire still seems to be there. */
const LATE_AFTER = 3_000;

/** Whether what is seen is what is. */
export function LinkDot() {
  const { words } = useLanguage();
  const state = useLive(({ link }) => link.state);
  const toldAt = useLive(({ overview }) => overview?.at);
  const age = useServerNow() - (toldAt ?? Infinity);
  const isLate = state === 'up' && age > LATE_AFTER;
  return (
    <span className={styles.link} data-state={isLate ? 'late' : state}>
      <i aria-hidden="true" />
      {isLate ? words.link.late(words.bottomBar.seconds((age / 1_000).toFixed(0))) : words.link[state]}
    </span>
  );
}
