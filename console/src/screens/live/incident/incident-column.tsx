import { Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isOver, type IncidentView } from '@server/core/incident/view.js';
import { Notice } from '../../../components/notice.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useLive } from '../../../live/desk-context.js';
import { mostUrgent } from '../../../live/incident-order.js';
import { AnnouncementPanel } from '../announce/announcement-panel.js';
import { AnnouncementStrip } from '../announce/announcement-strip.js';
import { Composer } from '../announce/composer.js';
import type { Request } from '../announce/composition.js';
import { useIsUnsent } from '../announce/compositions.js';
import { ClockBar } from './clock-bar.js';
import { CueLine } from './cue-line.js';
import { IncidentPanel } from './incident-panel.js';
import { IncidentTabs } from './incident-tabs.js';
import styles from './incident-column.module.css';

interface IncidentColumnProps {
  readonly roomId: string;
  readonly incidentId: string | undefined;
  readonly onChoose: (incidentId: string | undefined) => void;
}

/** What lies over the incident: a text in the making, or an announcement to look at. */
interface Over {
  readonly compose?: Request;
  readonly announcementId?: string;
}

/** The incident in view stays in view until its user leaves it: a more urgent one only shows itself above. */
export function IncidentColumn({ roomId, incidentId, onChoose }: IncidentColumnProps) {
  const incidents = useLive((state) => state.room?.incidents);
  const failed = useLive((state) => state.roomFailed);
  const [over, setOver] = useState<Over>();
  const chosen = chosenOf(incidents, incidentId);
  const chosenId = chosen?.id;
  const own = ownWords(roomId, chosen);
  const isUnsent = useIsUnsent(own.key);

  useEffect(() => {
    if (chosenId !== undefined && chosenId !== incidentId) onChoose(chosenId);
  }, [chosenId, incidentId, onChoose]);
  const before = useRef(incidentId);
  useEffect(() => {
    // Somebody went to another incident; what only appeared takes nothing out of their hand.
    if (before.current !== undefined && before.current !== incidentId) setOver(undefined);
    before.current = incidentId;
  }, [incidentId]);

  if (failed) return null;
  if (!incidents) return <Skeleton className={styles.loading} active paragraph={{ rows: 8 }} />;
  const compose = (request: Request) => setOver({ compose: request });
  return (
    <div className={styles.column}>
      <CueLine />
      <AnnouncementStrip
        shownId={over?.announcementId}
        onShow={(announcementId) => setOver({ announcementId })}
        onWrite={over?.compose ? undefined : () => compose(own)}
        isUnsent={isUnsent}
      />
      {over && (
        <Overlay over={over} incidents={incidents} onCompose={compose} onClose={() => setOver(undefined)} />
      )}
      {!over && chosen && (
        <>
          <IncidentTabs incidents={incidents} chosenId={chosen.id} onChoose={onChoose} />
          <IncidentPanel
            key={chosen.id}
            incident={chosen}
            onLeave={() => onChoose(undefined)}
            onCompose={compose}
          />
        </>
      )}
      {!over && !chosen && <AllCalm />}
    </div>
  );
}

function chosenOf(
  incidents: readonly IncidentView[] = [],
  incidentId: string | undefined,
): IncidentView | undefined {
  const named = incidents.find(({ id }) => id === incidentId);
  return named ?? mostUrgent(incidents.filter((incident) => !isOver(incident)));
}

interface OverlayProps {
  readonly over: Over;
  readonly incidents: readonly IncidentView[];
  readonly onCompose: (request: Request) => void;
  readonly onClose: () => void;
}

function Overlay({ over: { compose, announcementId }, incidents, onCompose, onClose }: OverlayProps) {
  const announced = useLive((state) => state.room?.announcements.find(({ id }) => id === announcementId));
  const answered = compose?.incidentId ?? announced?.draft.incidentId;
  const incident = incidents.find(({ id }) => id === answered);
  return (
    <>
      {incident && <ClockBar incident={incident} />}
      {compose && <Composer key={compose.key} request={compose} onClose={onClose} />}
      {announcementId !== undefined && (
        <AnnouncementPanel
          key={announcementId}
          announcementId={announcementId}
          onCompose={onCompose}
          onClose={onClose}
        />
      )}
    </>
  );
}

/** Words of one's own, one text for each incident and one for a room where nothing is wrong. */
function ownWords(roomId: string, incident: IncidentView | undefined): Request {
  const incidentId = incident && !isOver(incident) ? incident.id : undefined;
  return { key: `${incidentId ?? roomId} free`, roomId, incidentId };
}

function AllCalm() {
  const words = useWords();
  const lastFlag = useLive((state) => state.room?.flags[0]);
  const hint = lastFlag
    ? words.incident.lastFlag(timeOfDay(lastFlag.message.sentAt))
    : words.incident.noneHint;
  return <Notice title={words.incident.none} hint={hint} />;
}
