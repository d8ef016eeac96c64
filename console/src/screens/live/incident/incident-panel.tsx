import { Button } from 'antd';
import { isOver, type IncidentView } from '@server/core/incident/view.js';
import { GradeMark } from '../../../components/grade-mark.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { timeOfDay } from '../../../format/format.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { useIsCut } from '../../../live/desk-context.js';
import { isCalm } from '../../../live/incident-order.js';
import type { Request } from '../announce/composition.js';
import { ClockLine } from './clock-line.js';
import { Reasons } from './reasons.js';
import { ResolveButton } from './resolve-button.js';
import { Scripts } from './scripts.js';
import { useIncidentActions } from './use-incident-actions.js';
import styles from './incident-panel.module.css';

interface IncidentPanelProps {
  readonly incident: IncidentView;
  /** The user is done with it: show whatever comes next. */
  readonly onLeave: () => void;
  readonly onCompose: (request: Request) => void;
}

export function IncidentPanel({ incident, onLeave, onCompose }: IncidentPanelProps) {
  const words = useWords();
  const names = useNames();
  const actions = useIncidentActions(incident);
  const isCut = useIsCut();
  const canClaim = incident.claimedAt === undefined && !isOver(incident);
  const claim = canClaim && !isCut && !actions.claim.isPending ? () => actions.claim.mutate() : undefined;
  useHotkeys({ e: claim });

  return (
    <>
      <header className={styles.head} data-grade={incident.grade}>
        <div className={styles.title}>
          <GradeMark
            grade={incident.grade}
            size={16}
            pulsing={incident.grade === 'P0' && incident.status === 'open'}
            calm={isCalm(incident)}
          />
          <h2>{names.cause(incident.cause)}</h2>
          <span className={styles.status} data-status={incident.status}>
            {words.incident.status[incident.status]}
          </span>
        </div>
        <p className={styles.grade}>
          {names.grade(incident.grade)} · {words.room.detected} {timeOfDay(incident.detectedAt)}
          {incident.quietAt !== undefined && ` · ${words.room.quiet} ${timeOfDay(incident.quietAt)}`}
        </p>
        <ClockLine incident={incident} />
        {!isOver(incident) && (
          <div className={styles.actions}>
            <Button
              type={isCalm(incident) ? 'default' : 'primary'}
              disabled={!canClaim || isCut}
              title={isCut ? words.link.down : undefined}
              loading={actions.claim.isPending}
              onClick={claim}
            >
              {canClaim ? words.incident.claim : words.incident.taken(incident.claimedBy)}
              {canClaim && <KeyHint>E</KeyHint>}
            </Button>
            <ResolveButton
              incident={incident}
              isPending={actions.resolve.isPending}
              onResolve={async (given) => {
                await actions.resolve.mutateAsync(given);
                onLeave();
              }}
            />
          </div>
        )}
      </header>
      <Reasons incident={incident} />
      {!isOver(incident) && (
        <Scripts incident={incident} isNext={!canClaim} actions={actions} onCompose={onCompose} />
      )}
    </>
  );
}
