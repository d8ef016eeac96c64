import type { Said } from '../said.js';
import { SaidError } from '../said-error.js';
import type { AnnouncementEventType } from './events.js';
import type { AnnouncementStatus } from './view.js';

/** `none`: the announcement has no events yet. */
export type AnnouncementState = AnnouncementStatus | 'none';

/** An event that cannot happen to an announcement in this state. It is unchanged. */
export class IllegalStep extends SaidError {
  override readonly name = 'IllegalStep';

  constructor(
    readonly announcementId: string,
    readonly state: AnnouncementState,
    readonly event: AnnouncementEventType,
    /** What stands against it. */
    why: Said,
  ) {
    super(why);
  }
}

/** Whoever wrote the words agrees to them. */
export class OwnWords extends SaidError {
  override readonly name = 'OwnWords';

  constructor(readonly person: string) {
    super({
      zh: `须由他人确认：${person} 参与了这份公告的撰写`,
      en: `somebody else must confirm: ${person} wrote part of this announcement`,
    });
  }
}
