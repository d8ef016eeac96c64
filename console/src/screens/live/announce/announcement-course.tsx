import { Button } from 'antd';
import { confirmReasonInWords } from '@server/core/announcement/confirmation.js';
import type { AnnouncementView } from '@server/core/announcement/view.js';
import { duration, timeOfDay } from '../../../format/format.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useLanguage } from '../../../i18n/language.js';
import { useServerNow } from '../../../live/desk-context.js';
import { stageOf } from './stage.js';
import styles from './announcement-panel.module.css';

interface AnnouncementCourseProps {
  readonly view: AnnouncementView;
  readonly onClose: () => void;
}

/** Where it stands, who brought it there, why somebody else must agree, and how far each channel is. */
export function AnnouncementCourse({ view, onClose }: AnnouncementCourseProps) {
  const {
    language,
    words: { announce: words, clock },
  } = useLanguage();
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
      <div className={styles.title}>
        <h3 data-stage={stage}>{words.stage[stage]}</h3>
        <Button size="small" type="text" onClick={onClose}>
          {words.close}
          <KeyHint>Esc</KeyHint>
        </Button>
      </div>
      <p>{course.join(' · ')}</p>
      {view.status === 'waiting' && lapseAt !== undefined && (
        <p className={styles.lapse}>{words.lapsesAt(timeOfDay(lapseAt), duration(lapseAt - now))}</p>
      )}
      {view.needs.length > 0 && (
        <p className={styles.needs}>
          {words.whyNeeded}
          {view.needs.map((need) => confirmReasonInWords(need)[language]).join(clock.and)}
        </p>
      )}
      {stage === 'returned' && returned && (
        <p className={styles.lapse}>{words.returnedBy(returned.by, returned.note)}</p>
      )}
      {stage === 'unseen' && <p className={styles.lapse}>{words.notSeen}</p>}
      {Object.entries(view.channels).map(([name, { state, reason }]) => (
        <p key={name}>
          {name} <b data-state={state}>{words.channel[state]}</b> {reason}
        </p>
      ))}
    </header>
  );
}
