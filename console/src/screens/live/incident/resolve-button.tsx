import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useWords } from '../../../i18n/language.js';
import styles from './resolve-button.module.css';

interface ResolveButtonProps {
  readonly isPending: boolean;
  readonly onResolve: (note: string) => void;
}

/** Resolving is the end of an incident and cannot be taken back: it asks once, and takes a conclusion. */
export function ResolveButton({ isPending, onResolve }: ResolveButtonProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState('');
  useHotkeys({ r: () => setOpen(true) });

  const resolve = () => {
    setOpen(false);
    onResolve(note.trim());
  };
  const question = (
    <div className={styles.question}>
      <p>{words.incident.resolveTitle}</p>
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={500}
        value={note}
        placeholder={words.incident.resolveNote}
        aria-label={words.incident.resolveNote}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) resolve();
        }}
      />
      <div className={styles.answers}>
        <Button onClick={() => setOpen(false)}>
          {words.incident.cancel}
          <KeyHint>Esc</KeyHint>
        </Button>
        <Button type="primary" onClick={resolve}>
          {words.incident.confirm}
          <KeyHint>Ctrl ↵</KeyHint>
        </Button>
      </div>
    </div>
  );
  return (
    <Popover
      content={question}
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
    >
      <Button loading={isPending}>
        {words.incident.resolve}
        <KeyHint>R</KeyHint>
      </Button>
    </Popover>
  );
}
