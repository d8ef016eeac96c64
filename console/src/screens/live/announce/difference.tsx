import type { AnnouncementDetail } from '../../../api/announcements.js';
import { useWords } from '../../../i18n/language.js';
import { changedLines } from './changed-lines.js';
import styles from './announcement-panel.module.css';

type Compared = Pick<AnnouncementDetail, 'difference'>;

/** The words as they go out; what was put into the script's stands out. */
export function AsViewers({ text, difference }: Compared & { readonly text: string }) {
  const stays = difference?.filter(({ kind }) => kind !== 'removed') ?? [];
  const isOfThis = stays.map((part) => part.text).join('') === text;
  return (
    <p className={styles.text}>
      {isOfThis
        ? stays.map((part, place) =>
            part.kind === 'added' ? <ins key={place}>{part.text}</ins> : <span key={place}>{part.text}</span>,
          )
        : text}
    </p>
  );
}

/** Line by line what was put into the script and what was taken out. */
export function Difference({ difference }: Compared) {
  const { announce: words } = useWords();
  return (
    <>
      <h4>{words.difference}</h4>
      <ChangedLines difference={difference ?? []} none={difference ? words.asScript : words.noScript} />
    </>
  );
}

interface ChangedLinesProps {
  readonly difference: NonNullable<AnnouncementDetail['difference']>;
  /** Said where nothing differs. */
  readonly none: string;
}

export function ChangedLines({ difference, none }: ChangedLinesProps) {
  const lines = changedLines(difference);
  return (
    <>
      {lines.length === 0 && <p>{none}</p>}
      {lines.map((line, place) => (
        <p key={place} className={styles.difference}>
          {line.map(({ kind, text }, at) => {
            if (kind === 'added') return <ins key={at}>{text}</ins>;
            return kind === 'removed' ? <del key={at}>{text}</del> : <span key={at}>{text}</span>;
          })}
        </p>
      ))}
    </>
  );
}
