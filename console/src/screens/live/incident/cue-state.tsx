import { isLate, type CueView } from '@server/core/cue/view.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import type { Words } from '../../../i18n/zh.js';
import { useServerNow } from '../../../live/desk-context.js';
import styles from './cue-line.module.css';

/** How far a cue is: on its way, on the host's screen, received, or missed. */
export function CueState({ cue }: { readonly cue: CueView }) {
  const words = useWords();
  const now = useServerNow();
  return (
    <span role="status" className={styles.state} data-status={cue.status}>
      {inWords(cue, now, words)}
    </span>
  );
}

function inWords(cue: CueView, now: number, { cue: words }: Words): string {
  const seconds = Math.max(0, Math.floor((now - cue.sentAt) / 1_000));
  switch (cue.status) {
    case 'sent':
      return words.sent(seconds);
    case 'shown':
      return words.shown(seconds);
    case 'unseen':
      return words.unseen(timeOfDay(cue.sentAt));
    case 'received': {
      const time = timeOfDay(cue.receivedAt ?? cue.sentAt);
      return isLate(cue) ? words.receivedLate(time) : words.received(time);
    }
    case 'withdrawn':
    case 'replaced':
      return words.withdrawn(timeOfDay(cue.withdrawnAt ?? cue.replacedAt ?? cue.sentAt));
  }
}
