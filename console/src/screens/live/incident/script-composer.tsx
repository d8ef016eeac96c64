import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { Audience } from '@server/core/script/script.js';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useLanguage } from '../../../i18n/language.js';
import type { Words } from '../../../i18n/zh.js';
import { ScriptForm } from './script-form.js';
import { SentMark } from './sent-mark.js';
import type { UsedScript } from './sent-mark.js';
import { useCopy } from './use-copy.js';
import { useFilling } from './use-filling.js';
import type { UseScript } from './use-incident-actions.js';
import styles from './script-composer.module.css';

/** Words to these stop the clock of the first answer. */
const PUBLIC: readonly Audience[] = ['room', 'social'];

interface ScriptComposerProps {
  /** As it was when it was opened: a better ranking meanwhile must not change the text under the cursor. */
  readonly suggestion: Suggestion;
  readonly used: UsedScript | undefined;
  readonly use: UseScript;
  /** It goes to the host's screen, and not by hand. */
  readonly isCue: boolean;
  readonly onClose: () => void;
}

/** The whole text in view, its empty places as fields in it; sending is one deliberate step. */
export function ScriptComposer({ suggestion, used, use, isCue, onClose }: ScriptComposerProps) {
  const { language, words } = useLanguage();
  const filling = useFilling(suggestion, use, isCue, onClose);
  const copy = useCopy();
  const isFilled = filling.open.length === 0;
  const copyFilled = isFilled ? () => void copy(filling.text) : undefined;
  const place = useRef<HTMLDivElement>(null);
  const focusNext = () => place.current?.querySelector<HTMLElement>('input:invalid, [data-send]')?.focus();
  useEffect(focusNext, []);
  useHotkeys({ c: copyFilled, escape: onClose });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (isFilled) void filling.send();
    else focusNext();
  };
  const next = suggestion.missing.find(({ name }) => name === filling.open[0]);
  const sendHint = sendHintOf(suggestion.audience, isCue, words.script);
  const hint = next
    ? `${words.script.missing(filling.open.length)} · ${next.label[language]} ${words.script.example(next.example)}`
    : sendHint;

  return (
    <div ref={place} className={styles.composer} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h3>{suggestion.title[language]}</h3>
        <span>{words.script.audience[suggestion.audience]}</span>
      </header>
      <SentMark used={used} />
      <p className={styles.label}>{words.script.preview}</p>
      <ScriptForm suggestion={suggestion} filling={filling} />
      <p className={styles.hint}>{hint}</p>
      <footer className={styles.actions}>
        <Button
          data-send
          type="primary"
          disabled={!isFilled}
          loading={use.isPending}
          onClick={() => void filling.send()}
        >
          {isCue ? words.script.cue : words.script.send}
          <KeyHint>↵</KeyHint>
        </Button>
        <Button className={styles.copy} disabled={!isFilled} onClick={copyFilled}>
          {words.script.copy}
          <KeyHint>C</KeyHint>
        </Button>
        <Button onClick={onClose}>
          {words.script.back}
          <KeyHint>Esc</KeyHint>
        </Button>
      </footer>
    </div>
  );
}

function sendHintOf(audience: Audience, isCue: boolean, words: Words['script']): string {
  if (isCue) return words.cueHint;
  return PUBLIC.includes(audience) ? words.sendHint : words.sendQuietHint;
}
