import { Button } from 'antd';
import { useEffect } from 'react';
import type { IncidentView } from '@server/core/incident/view.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { duration } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { useLive, useServerNow } from '../../../live/desk-context.js';
import { mostUrgentUnclaimed } from '../../../live/incident-order.js';
import { useClocks } from '../incident/use-clocks.js';
import styles from './urgent-incident.module.css';

interface UrgentIncidentProps {
  readonly inView: string | undefined;
  readonly onGo: (roomId: string, incidentId: string) => void;
}

const TITLE = document.title;

/** Whoever looks at another tab sees the clock run in this one's name. */
function useTitle(urgent: string | undefined): void {
  useEffect(() => {
    document.title = urgent ?? TITLE;
  }, [urgent]);
}

/** Of all rooms, the one thing that nobody has taken yet and that waits most. */
export function UrgentIncident({ inView, onGo }: UrgentIncidentProps) {
  const words = useWords();
  const names = useNames();
  const now = useServerNow();
  const overview = useLive((state) => state.overview);
  const here = useLive((state) => state.room?.incidents);
  const urgent = mostUrgentUnclaimed(overview?.urgent, here ?? []);
  const go = urgent && (() => onGo(urgent.roomId, urgent.id));
  useHotkeys({ g: go });
  useTitle(
    urgent && `${urgent.grade} ${names.cause(urgent.cause)} ${duration(now - urgent.detectedAt)} · 场控`,
  );

  if (!urgent) {
    const isAnyOpen = overview?.rooms.some((room) => room.openIncidents > 0) ?? false;
    return (
      <p className={styles.calm}>{overview && (isAnyOpen ? words.topBar.handled : words.topBar.calm)}</p>
    );
  }
  const room = overview?.rooms.find(({ roomId }) => roomId === urgent.roomId)?.name ?? urgent.roomId;
  return (
    <section className={styles.urgent} data-grade={urgent.grade} aria-live="polite">
      <GradeMark grade={urgent.grade} size={14} pulsing={urgent.grade === 'P0'} />
      <b>{urgent.grade}</b>
      <span className={styles.what}>
        {room} · {names.cause(urgent.cause)}
      </span>
      <Waited incident={urgent} now={now} />
      {urgent.id === inView ? (
        <span className={styles.label}>{words.topBar.unclaimed}</span>
      ) : (
        <Button size="small" onClick={go}>
          {words.topBar.go}
          <KeyHint>G</KeyHint>
        </Button>
      )}
    </section>
  );
}

/** Until somebody has it, what counts is that nobody has. */
function Waited({ incident, now }: { readonly incident: IncidentView; readonly now: number }) {
  const words = useWords();
  const { counting } = useClocks(incident);
  return (
    <>
      <span className={styles.label}>{words.topBar.waited}</span>
      <span className={styles.clock} data-late={counting?.isLate ?? false}>
        {duration(counting?.elapsed ?? now - incident.detectedAt)}
      </span>
      {counting && <span className={styles.label}>/ {duration(counting.target)}</span>}
    </>
  );
}
