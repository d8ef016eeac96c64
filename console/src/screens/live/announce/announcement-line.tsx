import type { AnnouncementView } from '@server/core/announcement/view.js';
import { KeyHint } from '../../../components/key-hint.js';
import { duration, minuteOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { stageAt, stageOf } from './stage.js';
import styles from './announcement-strip.module.css';

interface AnnouncementLineProps {
  readonly view: AnnouncementView;
  readonly now: number;
  /** It waits for the person who looks. */
  readonly isMine: boolean;
  /** It came back to them, to be written anew. */
  readonly isBack: boolean;
  /** The key shows this one. */
  readonly isNext: boolean;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

/** How far it is, its first words, and how long it has left or since when it is so. */
export function AnnouncementLine({
  view,
  now,
  isMine,
  isBack,
  isNext,
  isShown,
  onShow,
}: AnnouncementLineProps) {
  const { announce: words } = useWords();
  const stage = stageOf(view);
  const { lapseAt, status, draft } = view;
  const returned = stage === 'returned' ? view.returned : undefined;
  const when =
    status === 'waiting' && lapseAt !== undefined
      ? words.left(duration(lapseAt - now))
      : minuteOfDay(
          draft.publishAt !== undefined && status === 'scheduled' ? draft.publishAt : stageAt(view),
        );
  return (
    <li>
      <button
        type="button"
        className={`plain ${styles.line}`}
        data-mine={isMine}
        aria-current={isShown}
        title={returned ? `${words.returnedBy(returned.by, returned.note)}\n${draft.text}` : draft.text}
        onClick={onShow}
      >
        <b data-stage={stage}>{isMine && !isBack ? words.yours : words.stage[stage]}</b>
        {isBack && <em>{words.toRewrite}</em>}
        <span>{returned ? words.returnedBy(returned.by, returned.note) : draft.text}</span>
        <time>{when}</time>
        {isNext && <KeyHint>V</KeyHint>}
      </button>
    </li>
  );
}
