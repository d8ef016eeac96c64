import { Button } from 'antd';
import { useState } from 'react';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useWords } from '../../../i18n/language.js';
import { useCopy } from './use-copy.js';
import styles from './scripts.module.css';

interface ScriptActionsProps {
  readonly picked: Suggestion;
  readonly isNext: boolean;
  /** It would not be offered any more: using it takes a second press. */
  readonly isDropped: boolean;
  /** What stands above is not what would be offered for how things stand now. */
  readonly isOvertaken: boolean;
  readonly onUse: () => void;
}

export function ScriptActions({ picked, isNext, isDropped, isOvertaken, onUse }: ScriptActionsProps) {
  const { script: words, incident } = useWords();
  const copy = useCopy();
  const [isAsking, setAsking] = useState(false);
  const isReady = picked.missing.length === 0;
  const copyPicked = isReady ? () => void copy(picked.text) : undefined;
  const use = isDropped && !isAsking ? () => setAsking(true) : onUse;
  useHotkeys({ a: use, c: copyPicked });
  return (
    <footer className={styles.actions}>
      {(isDropped || isOvertaken) && (
        <p role="status" className={styles.overtaken}>
          {isDropped && `${words.dropped} `}
          {incident.overtaken}
        </p>
      )}
      <Button danger={isDropped} type={isNext && !isDropped ? 'primary' : 'default'} onClick={use}>
        {isDropped && isAsking ? words.useDropped : isReady ? words.use : words.fill}
        <KeyHint>A</KeyHint>
      </Button>
      <Button disabled={!isReady} onClick={copyPicked}>
        {words.copy}
        <KeyHint>C</KeyHint>
      </Button>
    </footer>
  );
}
