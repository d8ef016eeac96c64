import { Button, Input } from 'antd';
import { useState } from 'react';
import type { AnnouncementView } from '@server/core/announcement/view.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useSendKey } from '../../../components/use-send-key.js';
import { useWords } from '../../../i18n/language.js';
import { useIsCut } from '../../../live/desk-context.js';
import { may, useSession } from '../../../session/session-context.js';
import { waitsFor } from './stage.js';
import { useDecisions } from './use-decisions.js';
import styles from './announcement-panel.module.css';

interface DecideProps {
  readonly view: AnnouncementView;
  /** All that belongs to it is in view: only then may it be decided on. */
  readonly isShown: boolean;
  readonly onAgain: () => void;
  readonly onDone: () => void;
}

type Decisions = ReturnType<typeof useDecisions>;

/** What this person can do with it, as it stands; or for whom it waits. */
export function Decide({ view, isShown, onAgain, onDone }: DecideProps) {
  const { announce: words } = useWords();
  const session = useSession();
  const decisions = useDecisions(view, onDone);
  const mayConfirm = may(session, 'POST /api/v1/announcements/:id/approve');
  const mayWrite = may(session, 'PUT /api/v1/announcements/:id');
  useHotkeys({ a: mayWrite && view.status === 'draft' ? onAgain : undefined });
  const isWithdrawable = ['draft', 'waiting', 'scheduled'].includes(view.status);
  if (waitsFor(view, session.name, mayConfirm)) {
    return <Confirm decisions={decisions} isShown={isShown} />;
  }
  return (
    <div className={styles.decide}>
      {view.status === 'waiting' && (
        <p role="status">{view.authors.includes(session.name) ? words.waitOthers : words.waitModerator}</p>
      )}
      {mayWrite && isWithdrawable && (
        <div className={styles.buttons}>
          {view.status === 'draft' && (
            <Button type="primary" onClick={onAgain}>
              {words.again}
              <KeyHint>A</KeyHint>
            </Button>
          )}
          <Button loading={decisions.withdraw.isPending} onClick={() => decisions.withdraw.mutate()}>
            {words.withdraw}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A note returns it; without one it is agreed to. One key sends what is meant. */
function Confirm({ decisions, isShown }: { readonly decisions: Decisions; readonly isShown: boolean }) {
  const { announce: words, link } = useWords();
  const [note, setNote] = useState('');
  const said = note.trim();
  const isCut = useIsCut();
  const title = isCut ? link.down : undefined;
  const isReady = isShown && !isCut;
  const isPending = decisions.approve.isPending || decisions.giveBack.isPending;
  const send = () => {
    if (isPending || !isReady) return;
    if (said === '') decisions.approve.mutate();
    else decisions.giveBack.mutate(said);
  };
  useSendKey(send);
  return (
    <div className={styles.decide}>
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={500}
        value={note}
        placeholder={words.note}
        aria-label={words.note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <div className={styles.buttons}>
        <Button
          type={said === '' ? 'primary' : 'default'}
          title={title}
          disabled={said !== '' || !isReady}
          loading={decisions.approve.isPending}
          onClick={send}
        >
          {words.approve}
          {said === '' && <KeyHint>Ctrl ↵</KeyHint>}
        </Button>
        <Button
          type={said === '' ? 'default' : 'primary'}
          title={title}
          disabled={said === '' || !isReady}
          loading={decisions.giveBack.isPending}
          onClick={send}
        >
          {words.giveBack}
          {said !== '' && <KeyHint>Ctrl ↵</KeyHint>}
        </Button>
      </div>
    </div>
  );
}
