import * as acting from '../act/act-errors.js';
import * as announcing from '../announce/announcement-errors.js';
import * as access from '../core/access/refusals.js';
import { OrderRefused, OwnOrder } from '../core/action/change-order.js';
import { IllegalStep, OwnWords } from '../core/announcement/illegal-step.js';
import { CueEmpty, CueTooLong } from '../core/cue/cue-text.js';
import { IllegalCueTransition } from '../core/cue/illegal-cue-transition.js';
import { withKey } from '../core/guard/finding.js';
import { IllegalTransition } from '../core/incident/illegal-transition.js';
import { SaidError } from '../core/said-error.js';
import * as cueing from '../cue/cue-errors.js';
import * as incident from '../incident/incident-errors.js';
import { BroadcastNotFound, RangeTooWide } from '../review/review-errors.js';
import * as people from '../people/refusals.js';
import { ScriptRefused } from '../core/script/script-refused.js';
import * as scripting from '../scripts/script-errors.js';
import { ApiError } from './api-error.js';

/** What the errors of the steps are to a client: a status, and a code that stays. */
const STEP_ERRORS = [
  [access.SignedOut, 401, 'signed_out'],
  [access.KeyUnknown, 401, 'key_unknown'],
  [access.KeyExpired, 401, 'key_expired'],
  [access.KeyRevoked, 401, 'key_revoked'],
  [access.ScopeMissing, 403, 'scope_missing'],
  [access.NotAllowed, 403, 'not_allowed'],
  [access.RoomForbidden, 403, 'room_forbidden'],
  [people.WrongPassword, 401, 'wrong_password'],
  [people.SignInLocked, 429, 'sign_in_locked'],
  [people.PersonUnknown, 404, 'person_unknown'],
  [people.NameTaken, 409, 'name_taken'],
  [people.LastAdmin, 409, 'last_admin'],
  [people.KeyNotFound, 404, 'key_not_found'],
  [people.KeyRefused, 422, 'key_refused'],
  [incident.IncidentNotFound, 404, 'incident_unknown'],
  [IllegalTransition, 409, 'illegal_transition'],
  [incident.ScriptChanged, 409, 'script_changed'],
  [incident.ScriptUnfilled, 422, 'script_unfilled'],
  [incident.AboveOwnLimit, 403, 'above_limit'],
  [incident.Overtaken, 409, 'overtaken'],
  [incident.SameCauseGoesOn, 409, 'same_cause_goes_on'],
  [incident.OtherRoom, 422, 'other_room'],
  [incident.NobodyToHandTo, 422, 'person_unknown'],
  [BroadcastNotFound, 404, 'broadcast_unknown'],
  [RangeTooWide, 422, 'range_too_wide'],
  [announcing.AnnouncementNotFound, 404, 'announcement_unknown'],
  [announcing.AnnouncementChanged, 409, 'announcement_changed'],
  [IllegalStep, 409, 'illegal_step'],
  [OwnWords, 403, 'own_words'],
  [announcing.AboveLimit, 403, 'above_limit'],
  [announcing.OverrideNotAllowed, 403, 'override_not_allowed'],
  [announcing.WordsNotReady, 422, 'words_not_ready'],
  [announcing.CompensationUnfilled, 422, 'compensation_unfilled'],
  [announcing.ChannelUnknown, 422, 'channel_unknown'],
  [announcing.ChannelForOthers, 422, 'channel_audience'],
  [announcing.PublishTimeWrong, 422, 'publish_time'],
  [announcing.AudienceWrong, 422, 'audience_wrong'],
  [announcing.IncidentElsewhere, 422, 'incident_elsewhere'],
  [cueing.LinkMissing, 401, 'key_missing'],
  [cueing.LinkUnknown, 401, 'key_unknown'],
  [cueing.CueNotFound, 404, 'cue_unknown'],
  [cueing.CueForbidden, 403, 'cue_forbidden'],
  [IllegalCueTransition, 409, 'illegal_transition'],
  [CueEmpty, 422, 'cue_empty'],
  [CueTooLong, 422, 'cue_too_long'],
  [cueing.CueWordsRefused, 422, 'cue_words_refused'],
  [cueing.ScriptNotForHost, 422, 'script_not_for_host'],
  [acting.OrderNotFound, 404, 'order_unknown'],
  [acting.OrderChanged, 409, 'order_changed'],
  [OrderRefused, 409, 'order_refused'],
  [OwnOrder, 403, 'own_order'],
  [acting.NoRoomActions, 422, 'no_room_actions'],
  [acting.NothingToUndo, 422, 'nothing_to_undo'],
  [acting.NotSaidYet, 422, 'announcement_not_out'],
  [ScriptRefused, 422, 'script_refused'],
  [scripting.ScriptNotFound, 404, 'script_unknown'],
  [scripting.ScriptEdited, 409, 'script_edited'],
  [scripting.ScriptArchived, 409, 'script_archived'],
  [scripting.ScriptNotArchived, 409, 'script_not_archived'],
] as const;

/** @returns undefined for what is no error of a step */
export function stepErrorOf(error: unknown): ApiError | undefined {
  if (!(error instanceof SaidError)) return undefined;
  const known = STEP_ERRORS.find(([type]) => error instanceof type);
  const findings = error instanceof announcing.WordsNotReady ? error.findings.map(withKey) : undefined;
  const retryAfter = error instanceof people.SignInLocked ? error.seconds : undefined;
  return known && new ApiError(known[1], known[2], error.said, retryAfter, findings);
}
