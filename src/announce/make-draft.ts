import type { Draft, PublicAudience } from '../core/announcement/events.js';
import type { IncidentView } from '../core/incident/view.js';
import { compensationOf } from '../core/script/compensation.js';
import { ownWordsIn } from '../core/script/own-words.js';
import type { Script } from '../core/script/script.js';
import type { Publisher } from '../ports.js';
import { ScriptChanged } from '../incident/incident-errors.js';
import type { SuggestScripts } from '../suggest/suggest-scripts.js';
import { AudienceWrong, ChannelForOthers, ChannelUnknown, PublishTimeWrong } from './announcement-errors.js';

/** What an author asks for. */
export interface DraftWish {
  /** The words; left out where the script's are taken as they are. */
  readonly text?: string;
  readonly audience: PublicAudience;
  readonly incidentId?: string;
  readonly script?: {
    readonly id: string;
    readonly version: number;
    readonly values: Readonly<Record<string, string>>;
  };
  /** Left out: every publisher of the room that speaks to the audience. */
  readonly channels?: readonly string[];
  readonly pinned: boolean;
  readonly publishAt?: number;
}

export interface DraftSurroundings {
  readonly roomId: string;
  readonly incident?: IncidentView;
  readonly suggest: Pick<SuggestScripts, 'script' | 'fill' | 'fillWithout'>;
  /** Those that serve the room. */
  readonly publishers: readonly Pick<Publisher, 'name' | 'audiences'>[];
  readonly now: number;
}

const FURTHEST_MS = 7 * 24 * 3_600_000;

/**
 * @returns the draft that a wish comes to: the script's words with its places filled, or the author's own
 * @throws ScriptChanged, AudienceWrong, ChannelUnknown, ChannelForOthers, PublishTimeWrong
 */
export function makeDraft(wish: DraftWish, around: DraftSurroundings): Draft {
  const { audience, pinned, publishAt } = wish;
  if (publishAt !== undefined && (publishAt <= around.now || publishAt > around.now + FURTHEST_MS)) {
    throw new PublishTimeWrong();
  }
  const channels = channelsOf(wish, around);
  const taken = wish.script && takeScript(wish, wish.script, around);
  return {
    text: (wish.text ?? taken?.script.text ?? '').trim(),
    audience,
    channels,
    pinned,
    ...taken,
    ...(wish.incidentId !== undefined && { incidentId: wish.incidentId }),
    ...(publishAt !== undefined && { publishAt }),
  };
}

function channelsOf(
  { channels, audience }: DraftWish,
  { publishers }: Pick<DraftSurroundings, 'publishers'>,
): readonly string[] {
  const unknown = (channels ?? []).filter((name) => !publishers.some((one) => one.name === name));
  if (unknown.length > 0 || publishers.length === 0) throw new ChannelUnknown(unknown);
  const able = publishers.filter(({ audiences }) => audiences.includes(audience)).map(({ name }) => name);
  const chosen = [...new Set(channels ?? able)];
  const unable = chosen.filter((name) => !able.includes(name));
  if (unable.length > 0 || chosen.length === 0) throw new ChannelForOthers(audience, unable);
  return chosen;
}

function takeScript(
  { audience }: DraftWish,
  { id, version, values }: NonNullable<DraftWish['script']>,
  { suggest, incident, roomId, now }: DraftSurroundings,
): Pick<Draft, 'script' | 'compensation'> & { script: NonNullable<Draft['script']> } {
  const script: Script | undefined = suggest.script(id);
  if (script?.version !== version) throw new ScriptChanged(id, version);
  if (script.audience !== audience) throw new AudienceWrong(script.audience);
  const { text, filled } = incident
    ? suggest.fill(script, incident, values, now)
    : suggest.fillWithout(script, roomId, values);
  const compensation = compensationOf(script, filled);
  const ownWords = ownWordsIn(script, values);
  const { writtenBy } = script;
  const origin = {
    ...{ scriptId: id, version, values: filled, text },
    ...(ownWords.length > 0 && { ownWords }),
    ...(writtenBy !== undefined && { writtenBy }),
  };
  return { script: origin, ...(compensation && { compensation }) };
}
