import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { Override } from '@server/core/announcement/events.js';
import { changeDraft, submitDraft, writeDraft, type Wish } from '../../../api/announcements.js';
import { useWords } from '../../../i18n/language.js';
import { useRefusal } from '../../../i18n/use-refusal.js';
import { useDesk } from '../../../live/desk-context.js';
import type { Composition } from './composition.js';

interface Submission {
  readonly composition: Composition;
  readonly wish: Wish;
  readonly overrides: readonly Override[];
}

/** Writes the draft down and sends it off. What was written and then refused is changed the next time, not written twice. */
export function useSubmit(change: (how: (now: Composition) => Composition) => void, onDone: () => void) {
  const desk = useDesk();
  const { announce: words } = useWords();
  const { message } = App.useApp();
  const { tell } = useRefusal();
  return useMutation({
    mutationFn: async ({ composition: { held, roomId }, wish, overrides }: Submission) => {
      const written = await (held ? changeDraft(held, wish) : writeDraft(roomId, wish));
      change((now) => ({ ...now, held: { id: written.id, seq: written.seq } }));
      return await submitDraft(written, overrides);
    },
    onSuccess: (view) => {
      desk.showAnnouncement(view);
      void message.success(view.status === 'waiting' ? words.submitted : words.published, 3);
      onDone();
    },
    onError: tell,
  });
}
