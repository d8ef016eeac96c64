import { useEffect, useRef, useState } from 'react';
import { isOver, type IncidentView } from '@server/core/incident/view.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { Scroller } from '../../../components/scroller.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { isCalm, mostUrgent } from '../../../live/incident-order.js';
import styles from './incident-tabs.module.css';

interface IncidentTabsProps {
  readonly incidents: readonly IncidentView[];
  readonly chosenId: string;
  readonly onChoose: (incidentId: string) => void;
}

/** In the order of arrival. Under the pointer even what is resolved meanwhile keeps its place. */
export function IncidentTabs({ incidents, chosenId, onChoose }: IncidentTabsProps) {
  const words = useWords();
  const [held, setHeld] = useState<readonly string[]>([]);
  const shown = incidents.filter(
    (incident) => !isOver(incident) || incident.id === chosenId || held.includes(incident.id),
  );
  const unclaimed = shown.filter(({ status }) => status === 'open');
  const urgent = mostUrgent(unclaimed);
  return (
    <nav
      className={styles.line}
      aria-label={words.incident.title}
      onPointerEnter={() => setHeld(shown.map(({ id }) => id))}
      onPointerLeave={() => setHeld([])}
    >
      <Scroller axis="x" className={styles.tabs}>
        {shown.map((incident) => (
          <IncidentTab
            key={incident.id}
            incident={incident}
            isChosen={incident.id === chosenId}
            onChoose={() => onChoose(incident.id)}
          />
        ))}
      </Scroller>
      {urgent && (
        <button
          type="button"
          className={`plain ${styles.unclaimed}`}
          data-grade={urgent.grade}
          title={words.incident.waiting(unclaimed.length)}
          onClick={() => onChoose(urgent.id)}
        >
          <GradeMark grade={urgent.grade} size={10} /> {unclaimed.length}
        </button>
      )}
    </nav>
  );
}

interface IncidentTabProps {
  readonly incident: IncidentView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function IncidentTab({ incident, isChosen, onChoose }: IncidentTabProps) {
  const words = useWords();
  const names = useNames();
  const tab = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isChosen]);
  return (
    <button
      ref={tab}
      type="button"
      className={`plain ${styles.tab}`}
      aria-current={isChosen}
      title={`${names.cause(incident.cause)} · ${words.incident.status[incident.status]}`}
      onClick={onChoose}
    >
      <GradeMark
        grade={incident.grade}
        size={10}
        pulsing={incident.grade === 'P0' && incident.status === 'open'}
        calm={isCalm(incident)}
      />
      <span>{names.cause(incident.cause)}</span>
    </button>
  );
}
