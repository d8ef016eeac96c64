import type { AnnouncementDetail } from '../../../api/announcements.js';
import { useWords } from '../../../i18n/language.js';
import styles from './announcement-panel.module.css';

/** What was put in and what was taken out; words and signs both say which. */
export function Difference({ difference }: Pick<AnnouncementDetail, 'difference'>) {
  const { announce: words } = useWords();
  const isChanged = difference?.some(({ kind, text }) => kind !== 'same' && text.trim() !== '') ?? false;
  return (
    <>
      <h4>{words.difference}</h4>
      {difference && isChanged ? (
        <p className={styles.difference}>
          {difference.map(({ kind, text }, place) =>
            kind === 'added' ? (
              <ins key={place}>{text}</ins>
            ) : kind === 'removed' ? (
              <del key={place}>{text}</del>
            ) : (
              <span key={place}>{text}</span>
            ),
          )}
        </p>
      ) : (
        <p>{difference ? words.asScript : words.noScript}</p>
      )}
    </>
  );
}
