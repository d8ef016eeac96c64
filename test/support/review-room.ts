import { PartitionKeeper } from '../../src/adapters/store/partition-keeper.js';
import { PostgresArchive } from '../../src/adapters/store/postgres-archive.js';
import { PostgresEffectStore } from '../../src/adapters/store/postgres-effect-store.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { PostgresReviewReader } from '../../src/adapters/store/postgres-review-reader.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import type { IncidentEvent } from '../../src/core/incident/events.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { nextEvent } from '../../src/core/incident/next-event.js';
import type { ScriptUse } from '../../src/core/review/script-use.js';
import type { Message } from '../../src/core/message.js';
import type { Topic } from '../../src/core/topic.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { MeasureEffects } from '../../src/review/measure-effects.js';
import { freshDatabase } from './fresh-database.js';
import { batchOf, messageOf } from '../integration/store-samples.js';

/** Two minutes before midnight in UTC: what is measured lies in two partitions of the archive. */
export const AT = Date.UTC(2026, 10, 11, 23, 58);
const PERSON = { type: 'person', name: '小周' } as const;

/** The broadcast of r1 in which it all happens. */
export const AIR = {
  id: '01938000-0000-7000-8000-000000000001',
  roomId: 'r1',
  startedAt: AT - 60 * MINUTE,
  lastSeenAt: AT,
};

/** A room whose messages are archived and whose scripts are measured, on a clock of the test's own. */
export async function openReviewRoom() {
  const database = await freshDatabase();
  const archive = new PostgresArchive(database.url);
  const incidents = new PostgresIncidentStore(database.dataSource);
  const effects = new PostgresEffectStore(database.dataSource);
  const reader = new PostgresReviewReader(database.dataSource);
  await new PartitionKeeper(database.dataSource).keepPartitions(AT, 30);
  const time = { now: AT, waitingSince: undefined as number | undefined };

  return {
    database,
    archive,
    incidents,
    effects,
    reader,
    time,

    worker: (store = effects) =>
      new MeasureEffects(
        store,
        { oldestWaiting: () => Promise.resolve(time.waitingSince) },
        { now: () => time.now },
        { shards: 4 },
      ),

    /** What is said in a minute of the use: so many complain of the picture, so many chat. */
    async said(
      minute: number,
      complaining: number,
      chatting: number,
      change: Partial<Message> = {},
    ): Promise<void> {
      const written = (count: number, topics: readonly Topic[], sentiment: number) =>
        Array.from({ length: count }, (_, i) => {
          const sentAt = AT + Math.floor((minute + i / count) * MINUTE);
          return { message: messageOf({ sentAt, ...change }), sentiment, topics, flagged: false };
        });
      const messages = [...written(complaining, ['av_fault'], -1), ...written(chatting, [], 0)];
      await archive.record({ ...batchOf([]), messages });
    },

    /** A fault of the picture for which a script is used at AT. */
    async useScript(given: Partial<IncidentEvent> = {}, incidentId = 'i1'): Promise<void> {
      const detected = { ...eventOf('detected', undefined, AT - MINUTE), incidentId };
      const sorry = {
        type: 'script.used',
        scriptId: 'sorry',
        version: 2,
        text: '抱歉',
        public: true,
      } as const;
      const used = nextEvent(foldIncident([detected]), { ...sorry, audience: 'room' }, AT, PERSON);
      const events = [detected, { ...used, ...given } as IncidentEvent];
      await incidents.commit({ signals: [], events, outbox: [] });
    },

    uses: async (): Promise<readonly ScriptUse[]> => await reader.usesOf(AIR),

    async close(): Promise<void> {
      await archive.close();
      await database.drop();
    },
  };
}

export type ReviewRoom = Awaited<ReturnType<typeof openReviewRoom>>;
