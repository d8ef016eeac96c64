import type { IncidentView } from '@server/core/incident/view.js';
import { exactTime, minuteOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import styles from './sent-mark.module.css';

export type UsedScript = IncidentView['scriptsUsed'][number];

/** A script that went out already says when last, and by whom: nobody sends it twice unaware. */
export function SentMark({ used }: { readonly used: UsedScript | undefined }) {
  const words = useWords();
  if (!used) return null;
  const name = used.by.type === 'person' ? used.by.name : words.script.system;
  return (
    <p className={styles.sent} title={exactTime(used.at)}>
      ✓ {words.script.sentBy(minuteOfDay(used.at), name)}
    </p>
  );
}
