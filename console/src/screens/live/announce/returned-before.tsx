import type { AnnouncementView } from '@server/core/announcement/view.js';
import type { AnnouncementDetail } from '../../../api/announcements.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { ChangedLines } from './difference.js';
import styles from './announcement-panel.module.css';

interface ReturnedBeforeProps {
  readonly returned: NonNullable<AnnouncementView['returned']>;
  readonly difference: AnnouncementDetail['sinceReturned'];
}

/** For the second look: what was asked for the last time, and what was made of it. */
export function ReturnedBefore({ returned, difference }: ReturnedBeforeProps) {
  const { announce: words } = useWords();
  return (
    <>
      <h4>{words.returnedBefore}</h4>
      <p className={styles.note}>
        {timeOfDay(returned.at)} {words.returnedBy(returned.by, returned.note)}
      </p>
      {difference && (
        <>
          <h4>{words.sinceReturned}</h4>
          <ChangedLines difference={difference} none={words.asReturned} />
        </>
      )}
    </>
  );
}
