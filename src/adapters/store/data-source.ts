import { DataSource } from 'typeorm';

import { MIGRATIONS } from '../../../migrations/index.js';
import { ActionOrderRow } from './rows/action-order-row.js';
import { AnnouncementEventRow } from './rows/announcement-event-row.js';
import { AnnouncementRow } from './rows/announcement-row.js';
import { ArmedRoomRow } from './rows/armed-room-row.js';
import { AccessKeyRow } from './rows/access-key-row.js';
import { ArchivedScriptRow } from './rows/archived-script-row.js';
import { AuditRow } from './rows/audit-row.js';
import { DeliveryRow } from './rows/delivery-row.js';
import { BroadcastRow } from './rows/broadcast-row.js';
import { CueEventRow } from './rows/cue-event-row.js';
import { CueRow } from './rows/cue-row.js';
import { FlagRow } from './rows/flag-row.js';
import { IncidentCourseRow } from './rows/incident-course-row.js';
import { IncidentEventRow } from './rows/incident-event-row.js';
import { IncidentRow } from './rows/incident-row.js';
import { MessageRow } from './rows/message-row.js';
import { OutboxRow } from './rows/outbox-row.js';
import { PersonRow } from './rows/person-row.js';
import { RecordedBatchRow } from './rows/recorded-batch-row.js';
import { RoomRow } from './rows/room-row.js';
import { SessionRow } from './rows/session-row.js';
import { ScriptUseRow } from './rows/script-use-row.js';
import { ScriptVersionRow } from './rows/script-version-row.js';
import { SignalRow } from './rows/signal-row.js';

const ROWS = [
  ActionOrderRow,
  ArmedRoomRow,
  AnnouncementEventRow,
  AnnouncementRow,
  AccessKeyRow,
  ArchivedScriptRow,
  AuditRow,
  DeliveryRow,
  BroadcastRow,
  CueEventRow,
  CueRow,
  FlagRow,
  IncidentCourseRow,
  IncidentEventRow,
  IncidentRow,
  MessageRow,
  OutboxRow,
  PersonRow,
  RecordedBatchRow,
  RoomRow,
  SessionRow,
  ScriptUseRow,
  ScriptVersionRow,
  SignalRow,
];

export interface DataSourceChoices {
  /** Connections at most; the archive has one more of its own. */
  readonly connections?: number;
  /** For a statement, ms; it is given up then. Without it none is: a migration takes as long as it takes. */
  readonly statementMs?: number;
}

/** Not connected yet: `initialize()` does that, `migrate` brings the tables up to date. */
export function createDataSource(
  databaseUrl: string,
  { connections = 8, statementMs }: DataSourceChoices = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: ROWS,
    migrations: MIGRATIONS,
    synchronize: false,
    installExtensions: false,
    applicationName: 'changkong',
    poolSize: connections,
    connectTimeoutMS: 5_000,
    ...(statementMs !== undefined && { extra: { query_timeout: statementMs } }),
  });
}
