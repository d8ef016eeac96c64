import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { AnnouncementStatus, AnnouncementView } from '@server/core/announcement/view.js';
import { readAnnouncement, type AnnouncementDetail } from '../../../api/announcements.js';
import { Notice } from '../../../components/notice.js';
import { Scroller } from '../../../components/scroller.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useWords } from '../../../i18n/language.js';
import { useRefusal } from '../../../i18n/use-refusal.js';
import { useLive } from '../../../live/desk-context.js';
import { AnnouncementCourse } from './announcement-course.js';
import { Decide } from './decide.js';
import { AsViewers, Difference } from './difference.js';
import { Grounds } from './grounds.js';
import { ReturnedBefore } from './returned-before.js';
import { TurnedLine } from './turned-line.js';
import { requestAgain, type Request } from './composition.js';
import styles from './announcement-panel.module.css';

/** Nobody can have read it yet. */
const NOT_OUT: readonly AnnouncementStatus[] = ['draft', 'waiting', 'scheduled'];

interface AnnouncementPanelProps {
  readonly announcementId: string;
  readonly onCompose: (request: Request) => void;
  readonly onClose: () => void;
}

/** One announcement as a whole: what viewers read, what is not the script's, why it is said, and who decides. */
export function AnnouncementPanel({ announcementId, onCompose, onClose }: AnnouncementPanelProps) {
  const words = useWords();
  const { inWords } = useRefusal();
  const live = useLive((state) => state.room?.announcements.find(({ id }) => id === announcementId));
  const detail = useQuery({
    queryKey: ['announcement', announcementId, live?.seq],
    queryFn: () => readAnnouncement(announcementId),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  useHotkeys({ escape: onClose });
  const told = detail.data;
  // Decided is on what is shown: on the words of one telling, not of two.
  const view = live && told && live.seq > told.announcement.seq ? live : (told?.announcement ?? live);

  return (
    <section className={styles.panel} aria-label={words.announce.title}>
      {view ? (
        <Whole view={view} told={told} onCompose={onCompose} onClose={onClose} />
      ) : detail.isError ? (
        <Notice title={words.announce.missing} hint={inWords(detail.error)}>
          <Button onClick={onClose}>{words.announce.close}</Button>
        </Notice>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </section>
  );
}

interface WholeProps extends Omit<AnnouncementPanelProps, 'announcementId'> {
  readonly view: AnnouncementView;
  /** Undefined until it is read. */
  readonly told: AnnouncementDetail | undefined;
}

function Whole({ view, told, onCompose, onClose }: WholeProps) {
  const { announce: words } = useWords();
  const { status, returned, draft, submittedAt, createdAt } = view;
  return (
    <>
      <Scroller className={styles.body}>
        <AnnouncementCourse view={view} onClose={onClose} />
        <h4>{words.asViewers}</h4>
        <AsViewers text={draft.text} difference={told?.difference} />
        {returned && status !== 'draft' && (
          <ReturnedBefore returned={returned} difference={told?.sinceReturned} />
        )}
        {told && <Difference difference={told.difference} />}
        <Grounds view={view} incident={told?.incident} />
      </Scroller>
      {NOT_OUT.includes(status) && (
        <TurnedLine incidentId={draft.incidentId} since={submittedAt ?? createdAt} />
      )}
      <Decide
        key={view.seq}
        view={view}
        isShown={told?.announcement.seq === view.seq}
        onAgain={() => onCompose(requestAgain(view))}
        onDone={onClose}
      />
    </>
  );
}
