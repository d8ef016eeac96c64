import { App, Button } from 'antd';
import { useState } from 'react';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { copyText } from '../../../components/copy-text.js';
import { KeyHint } from '../../../components/key-hint.js';
import { Notice } from '../../../components/notice.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useWords } from '../../../i18n/language.js';
import { useLive } from '../../../live/desk-context.js';
import { ScriptCard } from './script-card.js';
import { ScriptComposer } from './script-composer.js';
import type { UseScript } from './use-incident-actions.js';
import styles from './scripts.module.css';

interface ScriptsProps {
  readonly incidentId: string;
  /** Claiming comes first: only then is the script the next thing to do. */
  readonly isNext: boolean;
  readonly use: UseScript;
}

const NONE: readonly Suggestion[] = [];

/** The prepared answers, best first; filling one in opens here, over the list and never over the flags. */
export function Scripts({ incidentId, isNext, use }: ScriptsProps) {
  const words = useWords();
  const suggestions = useLive((state) => state.room?.suggestions[incidentId]) ?? NONE;
  const [pickedId, setPicked] = useState<string>();
  const [composed, setComposed] = useState<Suggestion>();
  const copy = useCopy();
  const picked = suggestions.find(({ scriptId }) => scriptId === pickedId) ?? suggestions[0];
  const isReady = picked !== undefined && picked.missing.length === 0;

  useHotkeys({
    ...Object.fromEntries(
      suggestions.slice(0, 9).map(({ scriptId }, index) => [String(index + 1), () => setPicked(scriptId)]),
    ),
    a: picked && !composed ? () => setComposed(picked) : undefined,
    c: isReady && !composed ? () => void copy(picked.text) : undefined,
  });

  if (composed) {
    return (
      <section className={`${styles.scripts} ${styles.composing}`}>
        <ScriptComposer suggestion={composed} use={use} onClose={() => setComposed(undefined)} />
      </section>
    );
  }
  return (
    <section className={styles.scripts} aria-label={words.incident.scripts}>
      <h3 className={styles.title}>{words.incident.scripts}</h3>
      {suggestions.length === 0 && (
        <Notice title={words.incident.noScripts} hint={words.incident.noScriptsHint} />
      )}
      <ol className={styles.list}>
        {suggestions.map((suggestion, index) => (
          <ScriptCard
            key={suggestion.scriptId}
            suggestion={suggestion}
            place={index + 1}
            isPicked={suggestion === picked}
            onPick={() => setPicked(suggestion.scriptId)}
          />
        ))}
      </ol>
      {picked && (
        <footer className={styles.actions}>
          <Button type={isNext ? 'primary' : 'default'} onClick={() => setComposed(picked)}>
            {isReady ? words.script.use : words.script.fill}
            <KeyHint>A</KeyHint>
          </Button>
          <Button disabled={!isReady} onClick={() => void copy(picked.text)}>
            {words.script.copy}
            <KeyHint>C</KeyHint>
          </Button>
        </footer>
      )}
    </section>
  );
}

function useCopy() {
  const words = useWords();
  const { message } = App.useApp();
  return async (text: string) => {
    const copied = await copyText(text);
    void (copied ? message.success(words.script.copied) : message.warning(words.script.copyFailed));
  };
}
