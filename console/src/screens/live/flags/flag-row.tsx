import { memo } from 'react';
import type { Flag } from '@server/core/flag.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { HighlightedText } from '../../../components/highlighted-text.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { FlagDetail } from './flag-detail.js';
import { reasonsOf, spansOf } from './flag-reasons.js';
import styles from './flag-row.module.css';

interface FlagRowProps {
  readonly flag: Flag;
  /** How many say the same, this one included. */
  readonly similar: number;
  readonly isSelected: boolean;
  readonly onSelect: (id: string | undefined) => void;
}

export const FlagRow = memo(function FlagRow({ flag, similar, isSelected, onSelect }: FlagRowProps) {
  const words = useWords();
  const names = useNames();
  const { message } = flag;
  const reasons = reasonsOf(flag);
  return (
    <li className={styles.row} data-selected={isSelected} data-grade={flag.grade}>
      <button
        type="button"
        className={`plain ${styles.line}`}
        aria-expanded={isSelected}
        onClick={() => onSelect(isSelected ? undefined : flag.id)}
      >
        <GradeMark grade={flag.grade} />
        <time className={styles.time}>{timeOfDay(message.sentAt)}</time>
        <span className={styles.said}>
          {flag.topics.map((topic) => (
            <span key={topic} className={styles.topic}>
              {names.topic(topic)}
            </span>
          ))}
          <span className={styles.text}>
            <HighlightedText text={message.text} spans={spansOf(flag)} />
          </span>
        </span>
        <span className={styles.who}>
          {message.kind === 'mention' && <b className={styles.mention}>{words.flags.mention}</b>}
          <span className={styles.user}>{message.userName ?? (message.userId || words.flags.anonymous)}</span>
          <b className={styles.similar} title={words.flags.similarHint(similar)}>
            {similar > 1 && words.flags.similar(similar)}
          </b>
        </span>
        <span className={styles.reason}>
          {reasons[0] && names.reason(reasons[0])}
          {reasons.length > 1 && <i title={words.flags.more(reasons.length - 1)}> +{reasons.length - 1}</i>}
        </span>
      </button>
      {isSelected && <FlagDetail flag={flag} />}
    </li>
  );
});
