import { Button } from 'antd';
import { useState } from 'react';
import { KeyHint } from '../../../components/key-hint.js';
import { useSendKey } from '../../../components/use-send-key.js';
import { useWords } from '../../../i18n/language.js';
import type { Words as Texts } from '../../../i18n/zh.js';
import { useIsCut } from '../../../live/desk-context.js';
import type { Composition } from './composition.js';
import { OutcomeLine } from './outcome-line.js';
import type { Readiness } from './readiness.js';
import { TurnedLine } from './turned-line.js';
import type { useComposing } from './use-composing.js';
import styles from './composer-form.module.css';

interface ComposerFootProps {
  readonly composition: Composition;
  readonly composing: ReturnType<typeof useComposing>;
  readonly onClose: () => void;
}

/** What sending it off comes to, and the buttons. A key that does nothing says why. */
export function ComposerFoot({ composition, composing, onClose }: ComposerFootProps) {
  const words = useWords();
  const { readiness, foreseen, error, submit, isSending } = composing;
  const [nudges, setNudges] = useState(0);
  const isCut = useIsCut();
  const nudge = () => setNudges((count) => count + 1);
  useSendKey(isCut ? nudge : (submit ?? (isSending ? undefined : nudge)));
  return (
    <>
      <OutcomeLine
        key={nudges}
        isNudged={nudges > 0}
        isCut={isCut}
        readiness={readiness}
        foreseen={foreseen}
        script={composition.script}
        error={error}
      />
      <TurnedLine incidentId={composition.incidentId} since={composition.since} />
      <footer className={styles.actions}>
        <Button
          type="primary"
          disabled={!submit || isCut}
          title={isCut ? words.link.down : undefined}
          loading={isSending}
          onClick={submit}
        >
          {submitWords(readiness, words.announce)}
          <KeyHint>Ctrl ↵</KeyHint>
        </Button>
        <Button title={words.announce.closed} onClick={onClose}>
          {words.announce.fold}
          <KeyHint>Esc</KeyHint>
        </Button>
      </footer>
    </>
  );
}

function submitWords(readiness: Readiness, words: Texts['announce']): string {
  if (readiness.state !== 'ready') return words.cannot;
  return readiness.isAlone ? words.publish : words.submit;
}
