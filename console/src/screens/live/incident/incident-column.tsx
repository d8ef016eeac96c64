import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { isOver } from '@server/core/incident/view.js';
import { Notice } from '../../../components/notice.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useLive } from '../../../live/desk-context.js';
import { mostUrgent } from '../../../live/incident-order.js';
import { CueLine } from './cue-line.js';
import { IncidentPanel } from './incident-panel.js';
import { IncidentTabs } from './incident-tabs.js';
import styles from './incident-column.module.css';

interface IncidentColumnProps {
  readonly incidentId: string | undefined;
  readonly onChoose: (incidentId: string | undefined) => void;
}

/** The incident in view stays in view until its user leaves it: a more urgent one only shows itself above. */
export function IncidentColumn({ incidentId, onChoose }: IncidentColumnProps) {
  const incidents = useLive((state) => state.room?.incidents);
  const failed = useLive((state) => state.roomFailed);
  const chosen =
    incidents?.find((incident) => incident.id === incidentId) ??
    mostUrgent(incidents?.filter((incident) => !isOver(incident)) ?? []);
  const chosenId = chosen?.id;

  useEffect(() => {
    if (chosenId !== undefined && chosenId !== incidentId) onChoose(chosenId);
  }, [chosenId, incidentId, onChoose]);

  if (failed) return null;
  if (!incidents) return <Skeleton className={styles.loading} active paragraph={{ rows: 8 }} />;
  if (!chosen) {
    return (
      <>
        <CueLine />
        <AllCalm />
      </>
    );
  }
  return (
    <div className={styles.column}>
      <CueLine />
      <IncidentTabs incidents={incidents} chosenId={chosen.id} onChoose={onChoose} />
      <IncidentPanel key={chosen.id} incident={chosen} onLeave={() => onChoose(undefined)} />
    </div>
  );
}

function AllCalm() {
  const words = useWords();
  const lastFlag = useLive((state) => state.room?.flags[0]);
  const hint = lastFlag
    ? words.incident.lastFlag(timeOfDay(lastFlag.message.sentAt))
    : words.incident.noneHint;
  return <Notice title={words.incident.none} hint={hint} />;
}
