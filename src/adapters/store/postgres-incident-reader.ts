import {
  Brackets,
  In,
  LessThan,
  type DataSource,
  type ObjectLiteral,
  type SelectQueryBuilder,
} from 'typeorm';

import type {
  TimelineItem,
  TimelineKind,
  TimelinePlace,
  TimelineScope,
} from '../../core/incident/timeline.js';
import { comparePlaces, rankOf } from '../../core/incident/timeline.js';
import type { IncidentView } from '../../core/incident/view.js';
import type { IncidentQuery, IncidentReader } from '../../ports.js';
import { FlagRow, flagFromRow } from './rows/flag-row.js';
import { eventFromRow, IncidentEventRow } from './rows/incident-event-row.js';
import { IncidentRow } from './rows/incident-row.js';
import { archivedFromRow, MessageRow } from './rows/message-row.js';
import { signalFromRow, SignalRow } from './rows/signal-row.js';

/** So that a place has one name, however many events an incident has. */
const SEQ_DIGITS = 9;
const EVENT_ID = `(event.incidentId || '.' || lpad(event.seq::text, ${SEQ_DIGITS}, '0')) COLLATE "C"`;

/** Lists and timelines. Each kind of thing is read by its own index from the same place on; the earliest are kept. */
export class PostgresIncidentReader implements IncidentReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Ids are UUIDs v7: in the order in which the incidents were found. */
  async list({ statuses, roomIds, limit, before }: IncidentQuery): Promise<readonly IncidentView[]> {
    const rows = await this.dataSource.manager.find(IncidentRow, {
      where: {
        ...(statuses && { status: In([...statuses]) }),
        ...(roomIds && { roomId: In([...roomIds]) }),
        ...(before !== undefined && { id: LessThan(before) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map((row) => row.view);
  }

  async timeline(
    scope: TimelineScope,
    after: TimelinePlace | undefined,
    limit: number,
  ): Promise<readonly TimelineItem[]> {
    const found = await Promise.all([
      this.events(scope, after, limit),
      this.signals(scope, after, limit),
      this.flags(scope, after, limit),
      this.mentions(scope, after, limit),
    ]);
    return found.flat().sort(comparePlaces).slice(0, limit);
  }

  private async events(
    { incidentIds }: TimelineScope,
    after: TimelinePlace | undefined,
    limit: number,
  ): Promise<TimelineItem[]> {
    const query = this.dataSource
      .createQueryBuilder(IncidentEventRow, 'event')
      .where({ incidentId: In([...incidentIds]) })
      .orderBy('event.at')
      .addOrderBy(EVENT_ID)
      .limit(limit);
    const rows = await behind(query, 'event', { at: 'event.at', id: EVENT_ID }, after).getMany();
    return rows.map(eventFromRow).map((event) => ({
      kind: 'event',
      at: event.at,
      id: `${event.incidentId}.${String(event.seq).padStart(SEQ_DIGITS, '0')}`,
      event,
    }));
  }

  private async signals(
    { signalIds }: TimelineScope,
    after: TimelinePlace | undefined,
    limit: number,
  ): Promise<TimelineItem[]> {
    const id = 'signal.id COLLATE "C"';
    const query = this.dataSource
      .createQueryBuilder(SignalRow, 'signal')
      .where({ id: In([...signalIds]) })
      .orderBy('signal.raisedAt')
      .addOrderBy(id)
      .limit(limit);
    const rows = await behind(query, 'signal', { at: 'signal.raisedAt', id }, after).getMany();
    return rows
      .map(signalFromRow)
      .map((signal) => ({ kind: 'signal', at: signal.raisedAt, id: signal.id, signal }));
  }

  private async flags(
    scope: TimelineScope,
    after: TimelinePlace | undefined,
    limit: number,
  ): Promise<TimelineItem[]> {
    const query = within(this.dataSource.createQueryBuilder(FlagRow, 'flag'), 'flag', scope, limit)
      .andWhere(`flag.message->>'kind' = 'danmaku'`)
      .andWhere(
        new Brackets((about) => {
          about
            .where('flag.topics && :topics', { topics: scope.topics })
            .orWhere(
              `EXISTS (SELECT FROM jsonb_array_elements(flag.evidence) one WHERE one->>'detector' = ANY(:detectors))`,
              { detectors: scope.detectors },
            );
          if (scope.negative) about.orWhere('flag.sentiment < 0');
        }),
      );
    const rows = await behind(query, 'danmaku', { at: 'flag.sentAt', id: 'flag.id' }, after).getMany();
    return rows.map((row) => ({ kind: 'danmaku', at: row.sentAt, id: row.id, flag: flagFromRow(row) }));
  }

  private async mentions(
    scope: TimelineScope,
    after: TimelinePlace | undefined,
    limit: number,
  ): Promise<TimelineItem[]> {
    const query = within(this.dataSource.createQueryBuilder(MessageRow, 'message'), 'message', scope, limit)
      .andWhere(`message.kind = 'mention'`)
      .andWhere(
        new Brackets((about) => {
          about.where('message.topics && :topics', { topics: scope.topics });
          if (scope.negativeMentions) about.orWhere('message.sentiment < 0');
        }),
      );
    const rows = await behind(query, 'mention', { at: 'message.sentAt', id: 'message.id' }, after).getMany();
    return rows.map((row) => {
      const { message, sentiment, topics } = archivedFromRow(row);
      return { kind: 'mention', at: row.sentAt, id: row.id, message, sentiment, topics };
    });
  }
}

/** What was said in the scope's room and time, in order. */
function within<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  alias: string,
  { roomId, from, to }: TimelineScope,
  limit: number,
): SelectQueryBuilder<Row> {
  query
    .where(`${alias}.roomId = :roomId AND ${alias}.sentAt >= :from`, { roomId, from: new Date(from) })
    .orderBy(`${alias}.sentAt`)
    .addOrderBy(`${alias}.id`)
    .limit(limit);
  return to === undefined ? query : query.andWhere(`${alias}.sentAt < :to`, { to: new Date(to) });
}

/** Only what comes after a place. */
function behind<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  kind: TimelineKind,
  column: { readonly at: string; readonly id: string },
  after: TimelinePlace | undefined,
): SelectQueryBuilder<Row> {
  if (after === undefined) return query;
  const place = { at: new Date(after.at), afterId: after.id };
  if (kind === after.kind) return query.andWhere(`(${column.at}, ${column.id}) > (:at, :afterId)`, place);
  const comparison = rankOf(kind) > rankOf(after.kind) ? '>=' : '>';
  return query.andWhere(`${column.at} ${comparison} :at`, { at: place.at });
}
