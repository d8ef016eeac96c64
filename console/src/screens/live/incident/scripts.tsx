import { Button } from 'antd';
import type { IncidentView } from '@server/core/incident/view.js';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { KeyHint } from '../../../components/key-hint.js';
import { Notice } from '../../../components/notice.js';
import { Scroller } from '../../../components/scroller.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useWords } from '../../../i18n/language.js';
import { useLive } from '../../../live/desk-context.js';
import type { Request } from '../announce/composition.js';
import { ScriptActions } from './script-actions.js';
import { ScriptCard } from './script-card.js';
import { ScriptComposer } from './script-composer.js';
import type { IncidentActions } from './use-incident-actions.js';
import { useScriptPlaces } from './use-script-places.js';
import { useScriptStart } from './use-script-start.js';
import styles from './scripts.module.css';

interface ScriptsProps {
  readonly incident: IncidentView;
  /** Claiming comes first: only then is the script the next thing to do. */
  readonly isNext: boolean;
  readonly actions: Pick<IncidentActions, 'use' | 'cue'>;
  /** What speaks to the room goes out as an announcement. */
  readonly onCompose: (request: Request) => void;
}

const NONE: readonly Suggestion[] = [];

/** The prepared answers; filling one in opens here, over the list and never over the flags. */
export function Scripts({ incident, isNext, actions, onCompose }: ScriptsProps) {
  const words = useWords();
  const latest = useLive((state) => state.room?.suggestions[incident.id]) ?? NONE;
  const places = useScriptPlaces(latest, incident.grade);
  const { shown, picked, isDropped } = places;
  const usedOf = (script: Suggestion) =>
    incident.scriptsUsed.find(({ scriptId }) => scriptId === script.scriptId);

  const { composed, close, isCue, start } = useScriptStart(incident, actions, onCompose);

  if (composed) {
    return (
      <section className={`${styles.scripts} ${styles.composing}`}>
        <ScriptComposer
          suggestion={composed}
          used={usedOf(composed)}
          use={isCue(composed) ? actions.cue : actions.use}
          isCue={isCue(composed)}
          onClose={close}
        />
      </section>
    );
  }
  return (
    <section className={styles.scripts} aria-label={words.incident.scripts}>
      <ScriptsHead takeNewer={places.takeNewer} />
      {shown.length === 0 && <Notice title={words.incident.noScripts} hint={words.incident.noScriptsHint} />}
      <Scroller className={styles.list}>
        <ol>
          {shown.map((suggestion, index) => (
            <ScriptCard
              key={suggestion.scriptId}
              suggestion={suggestion}
              incidentId={incident.id}
              used={usedOf(suggestion)}
              place={index + 1}
              isPicked={suggestion === picked}
              onPick={() => places.pick(suggestion.scriptId)}
            />
          ))}
        </ol>
      </Scroller>
      {picked && (
        <ScriptActions
          key={`${picked.scriptId} ${isDropped}`}
          incidentId={incident.id}
          picked={picked}
          isCue={isCue(picked)}
          isSending={actions.cue.isPending}
          isNext={isNext}
          isDropped={isDropped}
          isOvertaken={places.isOvertaken}
          onUse={() => start(picked)}
        />
      )}
    </section>
  );
}

/** @param takeNewer undefined while what stands below is what would be offered now */
function ScriptsHead({ takeNewer }: { readonly takeNewer: (() => void) | undefined }) {
  const words = useWords();
  useHotkeys({ u: takeNewer });
  return (
    <header className={styles.title}>
      <h3>{words.incident.scripts}</h3>
      {takeNewer && (
        <Button size="small" title={words.incident.newerHint} onClick={takeNewer}>
          {words.incident.newer}
          <KeyHint>U</KeyHint>
        </Button>
      )}
    </header>
  );
}
