import { Button, Popover } from 'antd';
import { useState } from 'react';
import type { IncidentView } from '@server/core/incident/view.js';
import type { AllClear } from '../../../api/client.js';
import { KeyHint } from '../../../components/key-hint.js';
import { useHotkeys } from '../../../components/use-hotkeys.js';
import { useWords } from '../../../i18n/language.js';
import { useIsCut } from '../../../live/desk-context.js';
import { ResolveQuestion } from './resolve-question.js';

interface ResolveButtonProps {
  readonly incident: IncidentView;
  readonly isPending: boolean;
  /** @returns once it is done; throws what the server refused it with */
  readonly onResolve: (given: AllClear) => Promise<unknown>;
}

/** The all-clear is the end of an incident: it asks once, and takes a conclusion. */
export function ResolveButton({ incident, isPending, onResolve }: ResolveButtonProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const isCut = useIsCut();
  useHotkeys({ r: isCut ? undefined : () => setOpen(true) });
  const question = (
    <ResolveQuestion
      incident={incident}
      isPending={isPending}
      onResolve={onResolve}
      onClose={() => setOpen(false)}
    />
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
      <Button disabled={isCut} title={isCut ? words.link.down : undefined}>
        {words.incident.resolve}
        <KeyHint>R</KeyHint>
      </Button>
    </Popover>
  );
}
