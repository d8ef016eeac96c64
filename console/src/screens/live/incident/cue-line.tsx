import { isLate, type CueView } from '@server/core/cue/view.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import type { Words } from '../../../i18n/zh.js';
import { useLive, useServerNow } from '../../../live/desk-context.js';
import styles from './cue-line.module.css';

/** What became of the newest cue, and whether the host has a tablet that would show the next. Nothing where a room has neither. */
export function CueLine() {
  const words = useWords();
  const now = useServerNow();
  const cue = useLive((state) => state.room?.cue);
  const tablet = useLive(
    ({ overview, room }) => overview?.rooms.find(({ roomId }) => roomId === room?.roomId)?.tablet,
  );
  const isOffline = (cue !== undefined || tablet !== undefined) && tablet?.onlineSince === undefined;
  if (!cue && !isOffline) return null;
  return (
    <p className={styles.line} title={cue?.text}>
      <span>{words.cue.title}</span>
      {cue && <span data-status={cue.status}>{inWords(cue, now, words)}</span>}
      {isOffline && <b>{words.cue.offline}</b>}
    </p>
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
