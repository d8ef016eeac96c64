import { Skeleton } from 'antd';
import { useEffect } from 'react';
import type { IncidentView } from '@server/core/incident/view.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { Notice } from '../../../components/notice.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { useLive } from '../../../live/desk-context.js';
import { IncidentPanel } from './incident-panel.js';
import styles from './incident-column.module.css';

interface IncidentColumnProps {
  readonly incidentId: string | undefined;
  readonly onChoose: (incidentId: string | undefined) => void;
}

/** The incident in view stays in view until its user leaves it: a more urgent one only shows itself above. */
export function IncidentColumn({ incidentId, onChoose }: IncidentColumnProps) {
  const incidents = useLive((state) => state.room?.incidents);
  const failed = useLive((state) => state.roomFailed);
  const unresolved = incidents?.filter((incident) => incident.status !== 'resolved') ?? [];
  const chosen = incidents?.find((incident) => incident.id === incidentId) ?? unresolved[0];
  const chosenId = chosen?.id;

  useEffect(() => {
    if (chosenId !== undefined && chosenId !== incidentId) onChoose(chosenId);
  }, [chosenId, incidentId, onChoose]);

  if (failed) return null;
  if (!incidents) return <Skeleton className={styles.loading} active paragraph={{ rows: 8 }} />;
  if (!chosen) return <AllCalm />;
  const others = unresolved.some(({ id }) => id === chosen.id) ? unresolved : [chosen, ...unresolved];
  return (
    <div className={styles.column}>
      {others.length > 1 && <IncidentTabs incidents={others} chosenId={chosen.id} onChoose={onChoose} />}
      <IncidentPanel key={chosen.id} incident={chosen} onLeave={() => onChoose(undefined)} />
    </div>
  );
}

interface IncidentTabsProps {
  readonly incidents: readonly IncidentView[];
  readonly chosenId: string;
  readonly onChoose: (incidentId: string) => void;
}

function IncidentTabs({ incidents, chosenId, onChoose }: IncidentTabsProps) {
  const words = useWords();
  const names = useNames();
  return (
    <nav className={styles.tabs} aria-label={words.incident.title}>
      {incidents.map((incident) => (
        <button
          key={incident.id}
          type="button"
          className={`plain ${styles.tab}`}
          aria-current={incident.id === chosenId}
          title={words.incident.status[incident.status]}
          onClick={() => onChoose(incident.id)}
        >
          <GradeMark
            grade={incident.grade}
            size={10}
            pulsing={incident.grade === 'P0' && incident.status === 'open'}
          />
          {names.cause(incident.cause)}
        </button>
      ))}
    </nav>
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
