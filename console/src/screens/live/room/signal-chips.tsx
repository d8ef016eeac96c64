import { Popover } from 'antd';
import { compareGrades } from '@server/core/grade.js';
import type { Signal } from '@server/core/signal.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { Scroller } from '../../../components/scroller.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { groupSignals } from '../../../live/signal-groups.js';
import type { SignalGroup } from '../../../live/signal-groups.js';
import { SaidWords } from './said-words.js';
import styles from './signal-chips.module.css';

/** More words than these are told under the pointer. */
const SAID_SHOWN = 3;

/** Signals that are up now, in one line of fixed height; each tells its reasons under the pointer. */
export function SignalChips({ signals }: { readonly signals: readonly Signal[] }) {
  const words = useWords();
  const open = signals
    .filter((signal) => signal.clearedAt === undefined)
    .sort((a, b) => compareGrades(a.grade, b.grade) || a.raisedAt - b.raisedAt);
  return (
    <Scroller axis="x">
      <ul className={styles.chips} aria-label={words.room.signals}>
        {open.length === 0 && <li className={styles.none}>{words.room.noSignals}</li>}
        {groupSignals(open).map((group) => (
          <SignalChip key={group.key} group={group} />
        ))}
      </ul>
    </Scroller>
  );
}

function SignalChip({ group }: { readonly group: SignalGroup<Signal> }) {
  const words = useWords();
  const names = useNames();
  const { signals, said } = group;
  const reasons = (
    <ul className={styles.reasons}>
      {signals.map((signal) => (
        <li key={signal.id}>
          <time>{timeOfDay(signal.raisedAt)}</time>
          {signal.evidence.map((evidence) => names.reason(evidence)).join(' · ')}
        </li>
      ))}
    </ul>
  );
  return (
    <li>
      <Popover content={reasons} trigger={['hover', 'focus', 'click']} placement="bottomLeft">
        <button type="button" className={`plain ${styles.chip}`}>
          <GradeMark grade={group.grade} size={10} />
          {names.signal(group.kind, group.chant)}
          {signals.length > 1 && <span>{words.room.times(signals.length)}</span>}
          {group.topic && <b>{names.topic(group.topic)}</b>}
          {said.length > 0 && <SaidWords said={said} most={SAID_SHOWN} className={styles.said} />}
          <time>{words.room.since(timeOfDay(Math.min(...signals.map(({ raisedAt }) => raisedAt))))}</time>
        </button>
      </Popover>
    </li>
  );
}
