import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { IncidentView } from '@server/core/incident/view.js';
import { type AllClear, claimIncident, recordScriptUse, resolveIncident } from '../../../api/client.js';
import { sendCue } from '../../../api/cues.js';
import { useWords } from '../../../i18n/language.js';
import { useRefusal } from '../../../i18n/use-refusal.js';
import { useDesk } from '../../../live/desk-context.js';

export interface ScriptUse {
  readonly scriptId: string;
  readonly version: number;
  /** By variable name, the filled ones too: what is recorded must be what was read. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What a person can do to an incident. A refusal (somebody else was first) is told in the server's words; that of an
 * all-clear where it was asked for.
 */
export function useIncidentActions({ id: incidentId, roomId }: Pick<IncidentView, 'id' | 'roomId'>) {
  const desk = useDesk();
  const words = useWords();
  const { tell: onError } = useRefusal();
  const { message } = App.useApp();

  const onSuccess = (told: string) => (view: IncidentView) => {
    desk.showIncident(view);
    void message.success(told, 3);
  };
  return {
    claim: useMutation({
      mutationFn: () => claimIncident(incidentId),
      onSuccess: (view) => desk.showIncident(view),
      onError,
    }),
    resolve: useMutation({
      mutationFn: (given: AllClear) => resolveIncident(incidentId, given),
      onSuccess: onSuccess(words.incident.resolved),
    }),
    use: useMutation({
      mutationFn: ({ scriptId, version, values }: ScriptUse) =>
        recordScriptUse(incidentId, scriptId, { version, values }),
      onSuccess: onSuccess(words.script.sent),
      onError,
    }),
    cue: useMutation({
      mutationFn: (script: ScriptUse) => sendCue(roomId, { incidentId, script }),
      onSuccess: (cue) => desk.showCue(cue),
      onError,
    }),
  };
}

/** One way in which a filled script goes out. */
export interface UseScript {
  readonly mutate: (use: ScriptUse, then?: { readonly onSuccess: () => void }) => void;
  readonly isPending: boolean;
}

export type IncidentActions = ReturnType<typeof useIncidentActions>;
