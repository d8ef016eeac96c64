import { MessageArchive1763700000000 } from './1763700000000-message-archive.js';
import { SignalsAndIncidents1763700000001 } from './1763700000001-signals-and-incidents.js';
import { IncidentViewGradedAndUsed1763900000000 } from './1763900000000-incident-view-graded-and-used.js';
import { AuditTrail1764000000000 } from './1764000000000-audit-trail.js';
import { People1764000000001 } from './1764000000001-people.js';
import { IncidentLife1764000000002 } from './1764000000002-incident-life.js';
import { Scripts1764000000003 } from './1764000000003-scripts.js';
import { Review1764000000004 } from './1764000000004-review.js';
import { Cues1764000000005 } from './1764000000005-cues.js';
import { Announcements1764000000006 } from './1764000000006-announcements.js';
import { Actions1764000000007 } from './1764000000007-actions.js';
import { IndexesOfTheDesk1764000000009 } from './1764000000009-indexes-of-the-desk.js';
import { AnnouncementSubmitter1764000000010 } from './1764000000010-announcement-submitter.js';
import { DeliveriesByChannel1764000000011 } from './1764000000011-deliveries-by-channel.js';
import { OrdersToChannels1764000000012 } from './1764000000012-orders-to-channels.js';

/** Every migration, oldest first. One that was released is never edited; a change is a new one. */
export const MIGRATIONS = [
  MessageArchive1763700000000,
  SignalsAndIncidents1763700000001,
  IncidentViewGradedAndUsed1763900000000,
  AuditTrail1764000000000,
  People1764000000001,
  IncidentLife1764000000002,
  Scripts1764000000003,
  Review1764000000004,
  Cues1764000000005,
  Announcements1764000000006,
  Actions1764000000007,
  IndexesOfTheDesk1764000000009,
  AnnouncementSubmitter1764000000010,
  DeliveriesByChannel1764000000011,
  OrdersToChannels1764000000012,
];
