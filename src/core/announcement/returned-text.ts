import type { AnnouncementEvent } from './events.js';

/** @returns the words as they were when they last came back to their author; none where they never did */
export function returnedText(events: readonly AnnouncementEvent[]): string | undefined {
  let text: string | undefined;
  let returned: string | undefined;
  for (const event of events) {
    if (event.type === 'drafted' || event.type === 'edited') text = event.draft.text;
    if (event.type === 'returned') returned = text;
  }
  return returned;
}
