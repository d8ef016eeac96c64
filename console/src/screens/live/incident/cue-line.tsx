import { useWords } from '../../../i18n/language.js';
import { useLive } from '../../../live/desk-context.js';
import { CueState } from './cue-state.js';
import styles from './cue-line.module.css';

/**
 * What became of the newest cue, and whether the host has a tablet that would show the next. Nothing where a room has
 * neither.
 */
export function CueLine() {
  const words = useWords();
  const cue = useLive((state) => state.room?.cue);
  const tablet = useLive(
    ({ overview, room }) => overview?.rooms.find(({ roomId }) => roomId === room?.roomId)?.tablet,
  );
  const isOffline = (cue !== undefined || tablet !== undefined) && tablet?.onlineSince === undefined;
  if (!cue && !isOffline) return null;
  return (
    <p className={styles.line} title={cue?.text}>
      <span>{words.cue.title}</span>
      {cue && <CueState cue={cue} />}
      {isOffline && <b>{words.cue.offline}</b>}
    </p>
  );
}
