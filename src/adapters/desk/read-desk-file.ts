import { z } from 'zod';
import {
  DEFAULT_ANNOUNCEMENT_SETTINGS,
  type AnnouncementSettings,
} from '../../core/announcement/settings.js';
import { ROLES } from '../../core/access/person.js';
import { GRADES, type Grade } from '../../core/grade.js';
import { CLOCK_NAMES, DEFAULT_DESK_SETTINGS, type DeskSettings } from '../../core/incident/desk-settings.js';
import { FileRefused } from '../folder/file-refused.js';
import { readYaml } from '../folder/read-yaml.js';
import { duration } from './duration.js';
import { withVariables } from './fill-variables.js';

const byGrade = z.partialRecord(z.enum(GRADES), duration);

/** Which channel, for which rooms; what else it takes is up to its type. */
const channel = z.looseObject({
  type: z.string(),
  rooms: z.array(z.string().min(1).max(128)).max(1_000).default([]),
});

const step = z.strictObject({
  after: z.union([z.literal('0s').transform(() => 0), duration]),
  roles: z.array(z.enum(ROLES)).default([]),
  channels: z.array(z.string()).default([]),
});

const schema = z.strictObject({
  clocks: z.partialRecord(z.enum(CLOCK_NAMES), byGrade).default({}),
  escalation: z.partialRecord(z.enum(GRADES), z.array(step)).default({}),
  announcements: z
    .strictObject({
      lapseAfter: z.partialRecord(z.enum([...GRADES, 'none']), duration).default({}),
      visibleWithin: duration.optional(),
      expiresAfter: duration.optional(),
    })
    .prefault({}),
  publishers: z.array(channel).default([]),
  roomActions: z.array(channel).default([]),
  notifiers: z.array(channel).default([]),
});

const CHANNEL_LISTS = ['publishers', 'roomActions', 'notifiers'] as const;
type ChannelList = (typeof CHANNEL_LISTS)[number];

/** One channel as a desk file describes it. */
export interface ChannelEntry {
  readonly type: string;
  readonly rooms: readonly string[];
  /** The type's own settings, as they stand. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where it stands in the file, from 1. @param path of what is wrong in the settings */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** How the desk works: patience, escalation and ways out. */
export interface DeskFile {
  readonly incidents: DeskSettings;
  readonly announcements: AnnouncementSettings;
  readonly channels: Readonly<Record<ChannelList, readonly ChannelEntry[]>>;
}

/**
 * Reads a desk file. What it leaves out stays as the defaults have it.
 * @param variables of the environment that it may name as `${DESK_…}`
 * @throws FileRefused with the line of the first thing that is wrong, never with a value of the environment
 */
export function readDeskFile(
  file: string,
  source: string,
  variables: Readonly<Record<string, string>>,
): DeskFile {
  const { data, lineOf } = readYaml(file, source, withVariables(schema, variables));
  const unknown = unknownNotifier(data);
  if (unknown) {
    const { path, name } = unknown;
    throw new FileRefused(file, lineOf(path), `notifiers 里没有「${name}」/ no notifier is named ${name}`);
  }
  const entries = (list: ChannelList): readonly ChannelEntry[] =>
    data[list].map(({ type, rooms, ...settings }, index) => ({
      type,
      rooms,
      settings,
      lineOf: (path) => lineOf([list, index, ...path]),
    }));
  return {
    incidents: incidentsOf(data),
    announcements: announcementsOf(data.announcements),
    channels: {
      publishers: entries('publishers'),
      roomActions: entries('roomActions'),
      notifiers: entries('notifiers'),
    },
  };
}

type Data = z.output<typeof schema>;

/** A chain that names a channel which is not there would call nobody, and nobody would know. */
function unknownNotifier({
  escalation,
  notifiers,
}: Data): { readonly path: readonly PropertyKey[]; readonly name: string } | undefined {
  const known = notifiers.map(({ name }) => String(name).trim());
  return Object.entries(escalation)
    .flatMap(([grade, steps]) =>
      steps.flatMap(({ channels }, step) =>
        channels.map((name, index) => ({ path: ['escalation', grade, step, 'channels', index], name })),
      ),
    )
    .find(({ name }) => !known.includes(name.trim()));
}

function incidentsOf({ clocks, escalation }: Data): DeskSettings {
  const { clocks: usual, escalation: chains } = DEFAULT_DESK_SETTINGS;
  const own = Object.entries(escalation).map(([grade, steps]) => [
    grade,
    steps.map(({ after, roles, channels }) => ({ afterMs: after, to: { roles, channels } })),
  ]);
  return {
    clocks: {
      claim: { ...usual.claim, ...clocks.claim },
      answer: { ...usual.answer, ...clocks.answer },
      clear: { ...usual.clear, ...clocks.clear },
    },
    escalation: { ...chains, ...(Object.fromEntries(own) as Partial<DeskSettings['escalation']>) },
  };
}

function announcementsOf(own: Data['announcements']): AnnouncementSettings {
  const usual = DEFAULT_ANNOUNCEMENT_SETTINGS;
  const lapseAfter: Record<Grade | 'none', number> = { ...usual.lapseAfter, ...own.lapseAfter };
  return {
    lapseAfter,
    visibleWithin: own.visibleWithin ?? usual.visibleWithin,
    expiresAfter: own.expiresAfter ?? usual.expiresAfter,
  };
}

/** Names of all channels; each has a queue of its own. */
export function channelNames({ channels }: Pick<DeskFile, 'channels'>): readonly string[] {
  return CHANNEL_LISTS.flatMap((list) => channels[list].map(({ settings }) => String(settings['name'])));
}
