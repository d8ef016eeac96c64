import type { IncidentView } from '@server/core/incident/view.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { Scroller } from '../../../components/scroller.js';
import { exactTime, minuteOfDay, timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { useLive } from '../../../live/desk-context.js';
import { isCalm } from '../../../live/incident-order.js';
import { groupSignals } from '../../../live/signal-groups.js';
import type { SignalGroup } from '../../../live/signal-groups.js';
import { SaidWords } from '../room/said-words.js';
import { heldSignals } from './held-signals.js';
import type { HeldSignal } from './held-signals.js';
import styles from './reasons.module.css';

/** Why this grade, as it was when it was given; and which signals the incident holds, as they are now. */
export function Reasons({ incident }: { readonly incident: IncidentView }) {
  const words = useWords();
  const names = useNames();
  const signals = useLive((state) => state.room?.signals) ?? [];
  const { up, cleared } = heldSignals(incident, signals);
  return (
    <Scroller className={styles.reasons}>
      <h3>
        {words.incident.because} ·{' '}
        <time title={exactTime(incident.gradedAt)}>
          {words.incident.asGraded(minuteOfDay(incident.gradedAt))}
        </time>
      </h3>
      <ul className={styles.because}>
        {incident.gradeReasons
          .map((reason) => names.gradeReason(reason))
          .map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
      </ul>
      <h3>{words.incident.signals}</h3>
      <ul>
        {groupSignals(up).map((group) => (
          <SignalLine key={group.key} group={group} calm={isCalm(incident)} />
        ))}
        {groupSignals(cleared).map((group) => (
          <SignalLine key={group.key} group={group} calm={isCalm(incident)} />
        ))}
      </ul>
    </Scroller>
  );
}

interface SignalLineProps {
  readonly group: SignalGroup<HeldSignal>;
  /** The incident is over: an open signal's colour need not call either. */
  readonly calm: boolean;
}

function SignalLine({ group, calm }: SignalLineProps) {
  const words = useWords();
  const names = useNames();
  const { signals, said } = group;
  const clearedAt = signals[0]!.clearedAt;
  const reasons = new Set(signals.flatMap(({ evidence }) => evidence.map((one) => names.reason(one))));
  return (
    <li className={styles.signal} data-cleared={clearedAt !== undefined}>
      <GradeMark grade={group.grade} size={11} calm={calm || clearedAt !== undefined} />
      <p>
        <b>{names.signal(group.kind, group.chant)}</b>
        {group.topic && ` · ${names.topic(group.topic)}`}
        {signals.length > 1 && ` ${words.room.times(signals.length)}`}
        {clearedAt !== undefined && <small> {words.room.cleared(timeOfDay(clearedAt))}</small>}
        {signals.length > 1 && said.length > 0 ? (
          <SaidWords said={said} />
        ) : (
          [...reasons].map((reason) => <span key={reason}>{reason}</span>)
        )}
      </p>
    </li>
  );
}
