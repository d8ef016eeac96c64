import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { AnnouncementView } from '@server/core/announcement/view.js';
import { approve, giveBack, withdraw } from '../../../api/announcements.js';
import { useWords } from '../../../i18n/language.js';
import { useRefusal } from '../../../i18n/use-refusal.js';
import { useDesk } from '../../../live/desk-context.js';

/** What is decided about an announcement, on exactly what was seen of it. */
export function useDecisions(view: AnnouncementView, onDone: () => void) {
  const desk = useDesk();
  const { announce: words } = useWords();
  const { message } = App.useApp();
  const { tell } = useRefusal();
  const done = (told: string) => (next: AnnouncementView) => {
    desk.showAnnouncement(next);
    void message.success(told, 3);
  };
  return {
    approve: useMutation({
      mutationFn: () => approve(view),
      onSuccess: done(words.approved),
      onError: tell,
    }),
    giveBack: useMutation({
      mutationFn: (note: string) => giveBack(view, note),
      onSuccess: (next) => {
        done(words.givenBack)(next);
        onDone();
      },
      onError: tell,
    }),
    withdraw: useMutation({
      mutationFn: () => withdraw(view),
      onSuccess: (next) => {
        done(words.taken)(next);
        onDone();
      },
      onError: tell,
    }),
  };
}
