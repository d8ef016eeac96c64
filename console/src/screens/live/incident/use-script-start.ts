import { useState } from 'react';
import type { IncidentView } from '@server/core/incident/view.js';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { may, useSession } from '../../../session/session-context.js';
import { requestFor } from '../announce/composition.js';
import type { Request } from '../announce/composition.js';
import type { IncidentActions } from './use-incident-actions.js';

/** What using a script begins: an announcement to the room, a cue to the host, or a text that goes out by hand. */
export function useScriptStart(
  incident: IncidentView,
  { cue }: Pick<IncidentActions, 'cue'>,
  onCompose: (request: Request) => void,
) {
  const session = useSession();
  const [composed, setComposed] = useState<Suggestion>();
  const mayAnnounce = may(session, 'POST /api/v1/rooms/:roomId/announcements');
  const mayCue = may(session, 'POST /api/v1/rooms/:roomId/cues');
  const isCue = ({ audience }: Suggestion) => audience === 'host' && mayCue;
  const start = (script: Suggestion) => {
    const { scriptId, version, filled, missing } = script;
    if (script.audience === 'room' && mayAnnounce) onCompose(requestFor(incident, script));
    else if (isCue(script) && missing.length === 0) cue.mutate({ scriptId, version, values: filled });
    else setComposed(script);
  };
  return {
    /** The script that is filled in here. */
    composed,
    close: () => setComposed(undefined),
    isCue,
    start,
  };
}
