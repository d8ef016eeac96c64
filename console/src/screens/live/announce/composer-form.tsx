import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { findingKey } from '@server/core/guard/finding.js';
import { applyGentler } from '@server/core/guard/apply-gentler.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useSendKey } from '../../../components/use-send-key.js';
import { useLanguage } from '../../../i18n/language.js';
import type { Words as Texts } from '../../../i18n/zh.js';
import { ComposerHead } from './composer-head.js';
import type { Composition, Request } from './composition.js';
import { FindingList } from './finding-list.js';
import { OutcomeLine } from './outcome-line.js';
import type { Readiness } from './readiness.js';
import { TurnedLine } from './turned-line.js';
import { useComposing } from './use-composing.js';
import { ValueFields } from './value-fields.js';
import { WordsEditor } from './words-editor.js';
import styles from './composer-form.module.css';

interface ComposerFormProps {
  readonly composition: Composition;
  readonly request: Request;
  readonly onClose: () => void;
}

/** Values, the whole text, what the guard finds in it, and what pressing the button will do. */
export function ComposerForm({ composition, request, onClose }: ComposerFormProps) {
  const { words } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const composing = useComposing(request, composition, onClose);
  const { said, findings, readiness, foreseen, error, change, type, submit, isSending } = composing;
  const focusNext = () =>
    place.current?.querySelector<HTMLElement>('input:invalid, input:placeholder-shown, textarea')?.focus();
  useEffect(focusNext, []);
  useHotkeys({ escape: onClose });
  useSendKey(submit);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onClose();
  };

  return (
    <div ref={place} className={styles.composer} onKeyDown={onKeyDown}>
      <ComposerHead
        composition={composition}
        offered={request.incidentId}
        onAnswer={(incidentId) => change((now) => ({ ...now, incidentId }))}
      />
      <div className={styles.body}>
        {composition.script && (
          <ValueFields
            script={composition.script}
            typed={composition.typed}
            valid={said.values}
            known={request.values ?? {}}
            onType={(name, value) => change((now) => ({ ...now, typed: { ...now.typed, [name]: value } }))}
            onNext={focusNext}
          />
        )}
        <WordsEditor text={said.text} findings={findings} onType={type} onRestore={composing.restore} />
        <FindingList
          findings={findings}
          whys={composition.whys}
          onTake={(finding) => type(applyGentler(said.text, finding))}
          onWhy={(finding, why) =>
            change((now) => ({ ...now, whys: { ...now.whys, [findingKey(finding)]: why } }))
          }
        />
      </div>
      <OutcomeLine readiness={readiness} foreseen={foreseen} script={composition.script} error={error} />
      <TurnedLine incidentId={composition.incidentId} since={composition.since} />
      <footer className={styles.actions}>
        <Button type="primary" disabled={!submit} loading={isSending} onClick={submit}>
          {submitWords(readiness, words.announce)}
          <KeyHint>Ctrl ↵</KeyHint>
        </Button>
        <Button title={words.announce.closed} onClick={onClose}>
          {words.announce.fold}
          <KeyHint>Esc</KeyHint>
        </Button>
      </footer>
    </div>
  );
}

function submitWords(readiness: Readiness, words: Texts['announce']): string {
  if (readiness.state !== 'ready') return words.cannot;
  return readiness.isAlone ? words.publish : words.submit;
}
