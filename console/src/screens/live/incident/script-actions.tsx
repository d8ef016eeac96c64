import { Button } from 'antd';
import { useState } from 'react';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useWords } from '../../../i18n/language.js';
import type { Words } from '../../../i18n/zh.js';
import { useIsCut, useLive } from '../../../live/desk-context.js';
import { CueState } from './cue-state.js';
import { cueOf, isUnderWay } from './cued-script.js';
import { useCopy } from './use-copy.js';
import styles from './scripts.module.css';

interface ScriptActionsProps {
  readonly picked: Suggestion;
  readonly incidentId: string;
  readonly isNext: boolean;
  /** It goes to the host's screen. */
  readonly isCue: boolean;
  readonly isSending: boolean;
  /** It would not be offered any more: using it takes a second press. */
  readonly isDropped: boolean;
  /** What stands above is not what would be offered for how things stand now. */
  readonly isOvertaken: boolean;
  readonly onUse: () => void;
}

export function ScriptActions(props: ScriptActionsProps) {
  const { picked, incidentId, isNext, isCue, isSending, isDropped, isOvertaken, onUse } = props;
  const { script: words } = useWords();
  const copy = useCopy();
  const [isAsking, setAsking] = useState(false);
  const isReady = picked.missing.length === 0;
  const copyPicked = isReady ? () => void copy(picked.text) : undefined;
  const cue = useLive(({ room }) => cueOf(room?.cue, incidentId, picked.scriptId));
  const isCut = useIsCut() && isCue;
  const isBusy = isCut || isSending || (isCue && isUnderWay(cue));
  const ask = isDropped && !isAsking ? () => setAsking(true) : onUse;
  const use = isBusy ? undefined : ask;
  const label = labelOf(isReady, isCue, words);
  useHotkeys({ a: use, c: copyPicked });
  return (
    <footer className={styles.actions}>
      <Overtaken isDropped={isDropped} isOvertaken={isOvertaken} />
      {isCue && cue && (
        <p className={styles.cue}>
          <CueState cue={cue} />
        </p>
      )}
      <Button
        loading={isSending}
        disabled={!use}
        danger={isDropped}
        type={isNext && !isDropped ? 'primary' : 'default'}
        onClick={use}
      >
        {isDropped && isAsking ? words.useDropped : label}
        <KeyHint>A</KeyHint>
      </Button>
      <Button disabled={!isReady} onClick={copyPicked}>
        {words.copy}
        <KeyHint>C</KeyHint>
      </Button>
    </footer>
  );
}

function Overtaken({ isDropped, isOvertaken }: Pick<ScriptActionsProps, 'isDropped' | 'isOvertaken'>) {
  const { script, incident } = useWords();
  if (!isDropped && !isOvertaken) return null;
  return (
    <p role="status" className={styles.overtaken}>
      {isDropped && `${script.dropped} `}
      {incident.overtaken}
    </p>
  );
}

function labelOf(isReady: boolean, isCue: boolean, words: Words['script']): string {
  if (!isReady) return words.fill;
  return isCue ? words.cue : words.use;
}
