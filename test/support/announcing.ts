import type { DataSource } from 'typeorm';
import { newId } from '../../src/adapters/ids/new-id.js';
import { PostgresAnnouncementStore } from '../../src/adapters/store/postgres-announcement-store.js';
import { PostgresBroadcastStore } from '../../src/adapters/store/postgres-broadcast-store.js';
import { PostgresDeliveryStore } from '../../src/adapters/store/postgres-delivery-store.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { PostgresOrderStore } from '../../src/adapters/store/postgres-order-store.js';
import { PostgresReviewReader } from '../../src/adapters/store/postgres-review-reader.js';
import { AnnouncementCommands } from '../../src/announce/announcement-commands.js';
import { AnnouncementDesk } from '../../src/announce/announcement-desk.js';
import { AnswerIncident } from '../../src/announce/answer-incident.js';
import { CallStaff } from '../../src/announce/call-staff.js';
import { ConfirmNeeds } from '../../src/announce/confirm-needs.js';
import { PlanRelease } from '../../src/announce/plan-release.js';
import { TendAnnouncements } from '../../src/announce/tend-announcements.js';
import type { Person, Role } from '../../src/core/access/person.js';
import { DEFAULT_ANNOUNCEMENT_SETTINGS } from '../../src/core/announcement/settings.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import type { AfterCommit } from '../../src/after-commit/after-commit.js';
import { Channels, type ChannelLists } from '../../src/channels/channels.js';
import { SettleDelivery } from '../../src/deliver/settle-delivery.js';
import type { WordGuard } from '../../src/ports.js';
import { ReadReview } from '../../src/review/read-review.js';
import { NO_HISTORY } from '../../src/core/script/history.js';
import type { Script } from '../../src/core/script/script.js';
import { SuggestScripts } from '../../src/suggest/suggest-scripts.js';
import { Life } from './mortal.js';
import { GIVING, SCRIPT } from './announcing-script.js';

export function personOf(name: string, ...roles: readonly Role[]): Person {
  return { name, displayName: name, roles, rooms: [], compensationLimit: 500 };
}

/** Asks from the loopback. */
export function askerOf(person: Person) {
  return { person, from: { address: '127.0.0.1' } };
}

const nothing = () => Promise.resolve();

/** What follows a commit is done by the repeated jobs, too: here by the test. */
export const NOBODY_TO_TELL = { now: nothing, tell: nothing } as AfterCommit;

interface AnnouncingOptions {
  readonly dataSource: DataSource;
  readonly clock: { readonly now: () => number };
  readonly guard: WordGuard;
  readonly channels: ChannelLists;
  /** Of the process; without one it lives for ever. */
  readonly life?: Life;
  readonly scripts?: readonly Script[];
}

/** The desk's half that announces, on a real database. */
export function announcing({
  dataSource,
  clock,
  guard,
  channels: lists,
  scripts = [SCRIPT, GIVING],
  life = new Life(),
}: AnnouncingOptions) {
  const ledger = life.of(new PostgresIncidentStore(dataSource));
  const store = life.of(new PostgresAnnouncementStore(dataSource));
  const deliveries = life.of(new PostgresDeliveryStore(dataSource));
  const orders = life.of(new PostgresOrderStore(dataSource));
  const channels = new Channels(lists);
  const desk = new AnnouncementDesk(store, ledger, clock);
  const settings = DEFAULT_ANNOUNCEMENT_SETTINGS;
  const staff = new CallStaff({
    newId,
    notifiersOf: (roomId) => channels.notifiersOf(roomId),
    roomName: (roomId) => roomId,
    expiresAfter: settings.expiresAfter,
  });
  const reader = life.of(new PostgresReviewReader(dataSource));
  const review = new ReadReview(life.of(new PostgresBroadcastStore(dataSource)), reader, clock);
  const incident = async (id: string) => foldIncident(await ledger.incident(id));
  const needs = new ConfirmNeeds({
    incident,
    goingOn: async (roomId) => (await ledger.openIncidents(roomId)).map(foldIncident),
    given: async (roomId, person) => await review.given(roomId, person),
  });
  const release = new PlanRelease({
    newId,
    settings,
    staff,
    needs,
    publishersOf: (roomId) => channels.publishersOf(roomId),
  });
  const suggest = new SuggestScripts(
    { current: () => scripts },
    () => '晚八点主场',
    () => NO_HISTORY,
  );
  const commands = new AnnouncementCommands(desk, {
    suggest,
    guard,
    clock,
    newId,
    publishersOf: (roomId) => channels.publishersOf(roomId),
    incident,
    needs,
    release,
  });
  const settle = new SettleDelivery(
    ledger,
    deliveries,
    orders,
    newId,
    desk,
    new AnswerIncident(ledger),
    staff,
  );
  const tend = new TendAnnouncements(store, clock, desk, release, staff, NOBODY_TO_TELL);
  return {
    ledger,
    store,
    review,
    suggest,
    orders,
    deliveries,
    channels,
    desk,
    commands,
    settle,
    tend,
    staff,
  };
}
