import type { IncidentView } from '@server/core/incident/view.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { useLive } from '../../../live/desk-context.js';
import styles from './reasons.module.css';

/** Why this grade, and which signals say so, each in words. */
export function Reasons({ incident }: { readonly incident: IncidentView }) {
  const words = useWords();
  const names = useNames();
  const signals = useLive((state) => state.room?.signals);
  return (
    <section className={styles.reasons}>
      <h3>{words.incident.because}</h3>
      <ul className={styles.because}>
        {incident.gradeReasons
          .map((reason) => names.gradeReason(reason))
          .map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
      </ul>
      <ul aria-label={words.incident.signals}>
        {incident.signals.map((held) => {
          const evidence = signals?.find((signal) => signal.id === held.signalId)?.evidence ?? [];
          return (
            <li key={held.signalId} className={styles.signal} data-cleared={held.clearedAt !== undefined}>
              <GradeMark grade={held.grade} size={11} />
              <p>
                <b>{names.signal(held.kind)}</b>
                {held.topic && ` · ${names.topic(held.topic)}`}
                {held.clearedAt !== undefined && (
                  <small> {words.room.cleared(timeOfDay(held.clearedAt))}</small>
                )}
                {evidence.map((one) => (
                  <span key={`${one.detector} ${one.rule}`}>{names.reason(one)}</span>
                ))}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
