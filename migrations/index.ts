import { MessageArchive1763700000000 } from './1763700000000-message-archive.js';
import { SignalsAndIncidents1763700000001 } from './1763700000001-signals-and-incidents.js';
import { IncidentViewGradedAndUsed1763900000000 } from './1763900000000-incident-view-graded-and-used.js';
import { AuditTrail1764000000000 } from './1764000000000-audit-trail.js';
import { IncidentLife1764000000002 } from './1764000000002-incident-life.js';

/** Every migration, oldest first. One that was released is never edited; a change is a new one. */
export const MIGRATIONS = [
  MessageArchive1763700000000,
  SignalsAndIncidents1763700000001,
  IncidentViewGradedAndUsed1763900000000,
  AuditTrail1764000000000,
  IncidentLife1764000000002,
];
