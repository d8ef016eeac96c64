import { Button } from 'antd';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useWords } from '../../../i18n/language.js';
import { useLive, useServerNow } from '../../../live/desk-context.js';
import { may, useSession } from '../../../session/session-context.js';
import { AnnouncementLine } from './announcement-line.js';
import { cameBackTo, toShow, waitsFor } from './stage.js';
import styles from './announcement-strip.module.css';

interface AnnouncementStripProps {
  /** The one in view. */
  readonly shownId: string | undefined;
  readonly onShow: (announcementId: string) => void;
  /** Undefined while a text is being written already. */
  readonly onWrite: (() => void) | undefined;
  /** Words of one's own that were begun and not sent. */
  readonly isUnsent: boolean;
}

const NONE: readonly never[] = [];

/**
 * What is officially said in the room: under way, and lately. What waits for this person stands first, and the key goes
 * from one to the next.
 */
export function AnnouncementStrip({ shownId, onShow, onWrite, isUnsent }: AnnouncementStripProps) {
  const words = useWords();
  const now = useServerNow();
  const session = useSession();
  const views = useLive((state) => state.room?.announcements) ?? NONE;
  const mayConfirm = may(session, 'POST /api/v1/announcements/:id/approve');
  const write = may(session, 'POST /api/v1/rooms/:roomId/announcements') ? onWrite : undefined;
  const mayWrite = may(session, 'PUT /api/v1/announcements/:id');
  const isBack = (view: (typeof views)[number]) => cameBackTo(view, session.name, mayWrite);
  const isMine = (view: (typeof views)[number]) => isBack(view) || waitsFor(view, session.name, mayConfirm);
  const shown = toShow(views, now, isMine);
  const mine = shown.filter(isMine);
  const next = mine[(mine.findIndex(({ id }) => id === shownId) + 1) % Math.max(1, mine.length)];
  useHotkeys({ w: write, v: next && (() => onShow(next.id)) });
  return (
    <section className={styles.strip} aria-label={words.announce.title}>
      <header className={styles.head}>
        <h3>{words.announce.title}</h3>
        {shown.length === 0 && <span>{words.announce.none}</span>}
        {write && (
          <Button size="small" onClick={write}>
            {words.announce.write}
            {isUnsent && <em className={styles.unsent}>{words.announce.unsent}</em>}
            <KeyHint>W</KeyHint>
          </Button>
        )}
      </header>
      <ul className={styles.list}>
        {shown.map((view) => (
          <AnnouncementLine
            key={view.id}
            view={view}
            now={now}
            isMine={isMine(view)}
            isBack={isBack(view)}
            isNext={view === next}
            isShown={view.id === shownId}
            onShow={() => onShow(view.id)}
          />
        ))}
      </ul>
    </section>
  );
}
