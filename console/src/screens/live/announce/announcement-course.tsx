import type { AnnouncementView } from '@server/core/announcement/view.js';
import { duration, timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useServerNow } from '../../../live/desk-context.js';
import { stageOf } from './stage.js';
import styles from './announcement-panel.module.css';

/** Where it stands, who brought it there, and how far each channel is. */
export function AnnouncementCourse({ view }: { readonly view: AnnouncementView }) {
  const { announce: words, clock } = useWords();
  const now = useServerNow();
  const stage = stageOf(view);
  const { authors, lapseAt, confirmedBy, confirmedAt, releasedAt, deliveredAt, seenAt, returned } = view;
  const course = [
    words.by(authors.join(clock.and)),
    confirmedBy !== undefined && words.confirmedBy(confirmedBy, timeOfDay(confirmedAt ?? now)),
    releasedAt !== undefined && words.publishedAt(timeOfDay(releasedAt)),
    deliveredAt !== undefined && words.deliveredAt(timeOfDay(deliveredAt)),
    seenAt !== undefined && words.seenAt(timeOfDay(seenAt)),
  ].filter((line) => line !== false);
  return (
    <header className={styles.course}>
      <h3 data-stage={stage}>{words.stage[stage]}</h3>
      <p>{course.join(' · ')}</p>
      {view.status === 'waiting' && lapseAt !== undefined && (
        <p className={styles.lapse}>{words.lapsesAt(timeOfDay(lapseAt), duration(lapseAt - now))}</p>
      )}
      {returned && <p className={styles.lapse}>{words.returnedBy(returned.by, returned.note)}</p>}
      {stage === 'unseen' && <p className={styles.lapse}>{words.notSeen}</p>}
      {Object.entries(view.channels).map(([name, { state, reason }]) => (
        <p key={name}>
          {name} <b data-state={state}>{words.channel[state]}</b> {reason}
        </p>
      ))}
    </header>
  );
}
