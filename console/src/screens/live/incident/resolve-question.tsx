import { Button, Input } from 'antd';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { IncidentView } from '@server/core/incident/view.js';
import { openSignals } from '@server/core/incident/view-signals.js';
import type { AllClear } from '../../../api/client.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useWords } from '../../../i18n/language.js';
import { useNames } from '../../../i18n/use-names.js';
import { useRefusal } from '../../../i18n/use-refusal.js';
import { useIsCut } from '../../../live/desk-context.js';
import { useRoomName } from '../../../live/use-room-name.js';
import { allClearOf } from './all-clear.js';
import styles from './resolve-question.module.css';

interface ResolveQuestionProps {
  readonly incident: IncidentView;
  readonly isPending: boolean;
  readonly onResolve: (given: AllClear) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Which incident of which room, and how much speaks against it. A refusal leaves it open with what was typed. */
export function ResolveQuestion({ incident, isPending, onResolve, onClose }: ResolveQuestionProps) {
  const { incident: words, link } = useWords();
  const names = useNames();
  const { inWords } = useRefusal();
  const room = useRoomName(incident.roomId);
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState<Error>();
  const open = openSignals(incident).length;
  const isCut = useIsCut();
  const given = isCut ? undefined : allClearOf(open, said);
  const label = open > 0 ? words.resolveWhy : words.resolveNote;

  const resolve = async () => {
    if (!given || isPending) return;
    setRefused(undefined);
    await onResolve(given).then(onClose, (error: Error) => setRefused(error));
  };
  const onKeyDown = (event: KeyboardEvent) => onKey(event, () => void resolve(), onClose);
  return (
    <div className={styles.question} onKeyDown={onKeyDown}>
      <h4>{words.resolveTitle(names.cause(incident.cause), room)}</h4>
      {open > 0 && <p className={styles.open}>{words.stillOpen(open)}</p>}
      <Input.TextArea
        rows={3}
        maxLength={500}
        value={said}
        required={open > 0}
        placeholder={label}
        aria-label={label}
        onChange={(event) => setSaid(event.target.value)}
      />
      {refused && (
        <p role="alert" className={styles.refused}>
          {inWords(refused)}
        </p>
      )}
      <div className={styles.answers}>
        <Button autoFocus onClick={onClose}>
          {words.cancel}
          <KeyHint>Esc</KeyHint>
        </Button>
        <Button
          type="primary"
          disabled={!given}
          title={isCut ? link.down : undefined}
          loading={isPending}
          onClick={() => void resolve()}
        >
          {words.confirm}
          <KeyHint>Ctrl ↵</KeyHint>
        </Button>
      </div>
    </div>
  );
}

function onKey(event: KeyboardEvent, send: () => void, close: () => void): void {
  if (event.nativeEvent.isComposing) return;
  const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (event.key !== 'Escape' && !isSend) return;
  event.preventDefault();
  if (isSend) send();
  else close();
}
