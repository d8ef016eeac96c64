import type { IncidentView } from '@server/core/incident/view.js';
import { duration } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useServerNow } from '../../../live/desk-context.js';
import { isCalm } from '../../../live/incident-order.js';
import { ANSWER_WITHIN, incidentClocks } from './clocks.js';
import styles from './clock-pair.module.css';

/** How long nobody took it, and how long the public waits for words. */
export function ClockPair({ incident }: { readonly incident: IncidentView }) {
  const words = useWords();
  const { claim, answer } = incidentClocks(incident, useServerNow());
  const isCalling = !isCalm(incident);
  const isLate = answer.isLate && isCalling;
  const share = Math.min(1, answer.elapsed / ANSWER_WITHIN);
  return (
    <div className={styles.pair}>
      <div>
        <p className={styles.label}>
          {incident.claimedBy === undefined
            ? words.incident.unclaimedFor
            : words.incident.claimedBy(incident.claimedBy)}
        </p>
        <p className={styles.clock} data-running={claim.isRunning}>
          {duration(claim.elapsed)}
        </p>
      </div>
      <div className={styles.answer}>
        <p className={styles.label}>
          {incident.answeredAt === undefined ? words.incident.firstAnswer : words.incident.answeredIn}
          {answer.isLate && <b data-late={isLate}> {words.incident.overdue}</b>}
        </p>
        <p className={styles.clock} data-running={answer.isRunning} data-late={isLate}>
          {duration(answer.elapsed)} <small>/ {duration(ANSWER_WITHIN)}</small>
        </p>
        <i
          className={styles.track}
          data-late={isLate}
          data-running={answer.isRunning && isCalling}
          aria-hidden="true"
        >
          <b style={{ width: `${share * 100}%` }} />
        </i>
      </div>
    </div>
  );
}
