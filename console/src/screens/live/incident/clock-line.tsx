import type { IncidentView } from '@server/core/incident/view.js';
import { duration, timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { isCalm } from '../../../live/incident-order.js';
import type { ClockFace } from './clocks.js';
import { escalationOf } from './escalation.js';
import { useClocks } from './use-clocks.js';
import styles from './clock-line.module.css';

/** The clock that counts now with what it gives, the others small beside it, and who was called meanwhile. */
export function ClockLine({ incident }: { readonly incident: IncidentView }) {
  const { faces, counting } = useClocks(incident);
  const isCalling = !isCalm(incident);
  return (
    <>
      <div className={styles.line}>
        {counting && <Counting face={counting} incident={incident} isCalling={isCalling} />}
        <ul className={styles.others}>
          {faces
            .filter((face) => face !== counting)
            .map((face) => (
              <Other key={face.name} face={face} />
            ))}
        </ul>
      </div>
      <Escalated incident={incident} />
    </>
  );
}

interface CountingProps {
  readonly face: ClockFace;
  readonly incident: IncidentView;
  readonly isCalling: boolean;
}

function Counting({ face, incident, isCalling }: CountingProps) {
  const { clock: words } = useWords();
  const { name, elapsed, target, isLate, state } = face;
  const isAlarming = isLate && isCalling;
  const isRunning = state !== 'stopped';
  return (
    <div className={styles.counting}>
      <p className={styles.label}>
        {words[name]}
        {isLate && <b data-late={isAlarming}> {words.overdue}</b>}
        {!isRunning && incident.clocks[name].stoppedAt === undefined && ` · ${words.paused}`}
      </p>
      <p className={styles.clock} data-running={isRunning} data-late={isAlarming}>
        {duration(elapsed)} <small>/ {duration(target)}</small>
      </p>
      <i className={styles.track} data-late={isAlarming} data-running={isRunning} aria-hidden="true">
        <b style={{ width: `${Math.min(1, elapsed / target) * 100}%` }} />
      </i>
    </div>
  );
}

function Other({ face }: { readonly face: ClockFace }) {
  const { clock: words } = useWords();
  const { name, elapsed, target, isLate } = face;
  return (
    <li data-late={isLate && face.state !== 'stopped'}>
      {words[name]} <b>{duration(elapsed)}</b> / {duration(target)}
    </li>
  );
}

/** While nobody has taken it: whom it has called. */
function Escalated({ incident }: { readonly incident: IncidentView }) {
  const words = useWords();
  const called = escalationOf(incident);
  if (!called) return null;
  const { at, roles, channels, isFirst } = called;
  const whom = [...roles.map((role) => words.roles[role]), ...channels].join(words.clock.and);
  return (
    <p className={styles.escalated} data-first={isFirst}>
      {(isFirst ? words.clock.called : words.clock.escalated)(timeOfDay(at), whom)}
    </p>
  );
}
