import { Tooltip } from 'antd';
import { compareGrades } from '@server/core/grade.js';
import type { Signal } from '@server/core/signal.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import styles from './signal-chips.module.css';

/** Signals that are up now, in one line of fixed height; each tells its reason under the pointer. */
export function SignalChips({ signals }: { readonly signals: readonly Signal[] }) {
  const words = useWords();
  const names = useNames();
  const open = signals
    .filter((signal) => signal.clearedAt === undefined)
    .sort((a, b) => compareGrades(a.grade, b.grade) || a.raisedAt - b.raisedAt);
  return (
    <ul className={styles.chips} aria-label={words.room.signals}>
      {open.length === 0 && <li className={styles.none}>{words.room.noSignals}</li>}
      {open.map((signal) => (
        <li key={signal.id}>
          <Tooltip title={signal.evidence.map((evidence) => names.reason(evidence)).join(' · ')}>
            <span className={styles.chip}>
              <GradeMark grade={signal.grade} size={10} />
              {names.signal(signal.kind)}
              {signal.topic && <b>{names.topic(signal.topic)}</b>}
              <time>{words.room.since(timeOfDay(signal.raisedAt))}</time>
            </span>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
