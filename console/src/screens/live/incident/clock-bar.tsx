import type { IncidentView } from '@server/core/incident/view.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { duration } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { isCalm } from '../../../live/incident-order.js';
import { useClocks } from './use-clocks.js';
import styles from './clock-bar.module.css';

/** One line of the incident that stays in view while words are written: its clock runs on. */
export function ClockBar({ incident }: { readonly incident: IncidentView }) {
  const { clock: words } = useWords();
  const names = useNames();
  const { counting } = useClocks(incident);
  return (
    <p className={styles.bar} data-grade={incident.grade}>
      <GradeMark grade={incident.grade} size={11} calm={isCalm(incident)} />
      <span>{names.cause(incident.cause)}</span>
      {counting && (
        <span data-late={counting.isLate && !isCalm(incident)}>
          {words[counting.name]} <b>{duration(counting.elapsed)}</b> / {duration(counting.target)}
        </span>
      )}
    </p>
  );
}
