import { Inject, Injectable } from '@nestjs/common';
import { belongsUntil, type Broadcast } from '../core/review/broadcast.js';
import { compensationIn, type BroadcastCompensation } from '../core/review/compensation.js';
import { believed, effectsOf } from '../core/review/helped.js';
import {
  figuresByDay,
  responseFigures,
  type DayFigures,
  type ResponseFigures,
} from '../core/review/response-figures.js';
import { responseOf, type IncidentResponse } from '../core/review/response.js';
import type { ScriptUse } from '../core/review/script-use.js';
import { EFFECT_LIMITS, effectInWords, helpedInWords, statementInWords } from '../core/review/words.js';
import type { Said } from '../core/said.js';
import type { ScriptEffect } from '../core/script/history.js';
import type { Assumption, BroadcastStore, Clock, ReviewReader } from '../ports.js';
import { BROADCAST_STORE, CLOCK, REVIEW_READER } from '../tokens.js';
import { BroadcastNotFound, RangeTooWide } from './review-errors.js';

/** Incidents read at once. */
const MOST_INCIDENTS = 5_000;

/** No broadcast is longer, ms. */
const LONGEST_BROADCAST = 24 * 3_600_000;

/** What somebody has given. */
export interface Given {
  readonly yuan: number;
  /** What is given twice at the same moment would be counted in neither: to be assumed where something is decided on it. */
  readonly stillSo: Assumption;
}

/** With the same in words, for people. */
type Told<T> = T & { readonly said: Said };

/** One broadcast, looked back on. */
export interface BroadcastReview {
  readonly broadcast: Broadcast;
  readonly figures: ResponseFigures;
  readonly incidents: readonly Told<IncidentResponse>[];
  readonly uses: readonly Told<ScriptUse>[];
  readonly compensation: BroadcastCompensation;
}

/** How fast the desk answered in a stretch of time. */
export interface ResponseReview {
  readonly from: number;
  readonly to: number;
  readonly figures: ResponseFigures;
  readonly days: readonly DayFigures[];
}

export interface ScriptEffects {
  /** Those that helped most first. */
  readonly scripts: readonly Told<ScriptEffect & { readonly scriptId: string }>[];
  /** What the figures cannot tell. */
  readonly limits: Said;
}

/** Looks back: what was answered how fast, with which words, and what followed. */
@Injectable()
export class ReadReview {
  constructor(
    @Inject(BROADCAST_STORE) private readonly broadcasts: Pick<BroadcastStore, 'byId' | 'list' | 'of'>,
    @Inject(REVIEW_READER) private readonly reader: ReviewReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first, see `BroadcastStore`. */
  async list(
    rooms: readonly string[] | undefined,
    limit: number,
    before?: string,
  ): Promise<readonly Broadcast[]> {
    return await this.broadcasts.list(rooms, limit, before);
  }

  /** @throws BroadcastNotFound */
  async broadcast(id: string): Promise<Broadcast> {
    const broadcast = await this.broadcasts.byId(id);
    if (broadcast === undefined) throw new BroadcastNotFound(id);
    return broadcast;
  }

  /** @throws RangeTooWide */
  async review(broadcast: Broadcast): Promise<BroadcastReview> {
    const { roomId, startedAt } = broadcast;
    const [incidents, uses] = await Promise.all([
      this.responses([roomId], startedAt, belongsUntil(broadcast)),
      this.reader.usesOf(broadcast),
    ]);
    return {
      broadcast,
      figures: responseFigures(incidents),
      incidents: incidents.map((one) => ({ ...one, said: statementInWords(one.statement) })),
      uses: uses.map((use) => ({ ...use, said: effectInWords(use.effect) })),
      compensation: compensationIn(uses),
    };
  }

  /** @throws RangeTooWide */
  async response(rooms: readonly string[] | undefined, from: number, to: number): Promise<ResponseReview> {
    const responses = await this.responses(rooms, from, to);
    return { from, to, figures: responseFigures(responses), days: figuresByDay(responses) };
  }

  async scriptEffects(rooms?: readonly string[]): Promise<ScriptEffects> {
    const [scripts, courses] = await Promise.all([this.reader.scriptMeans(rooms), this.reader.courseMeans()]);
    const effects = [...effectsOf(scripts, courses)]
      .map(([scriptId, effect]) => ({ scriptId, ...effect, said: helpedInWords(effect) }))
      .sort(
        (a, b) =>
          believed(b.helped, b.uses) - believed(a.helped, a.uses) || (a.scriptId < b.scriptId ? -1 : 1),
      );
    return { scripts: effects, limits: EFFECT_LIMITS };
  }

  /** Compensation that a person has promised in the room's present broadcast, or is about to; while there is none, in a day. */
  async given(roomId: string, person: string): Promise<Given> {
    const now = this.clock.now();
    const since = now - LONGEST_BROADCAST;
    // Before it is summed up: what comes in between is noticed by whoever decides on the sum.
    const count = await this.reader.promisesBy(person, roomId, since);
    const broadcast = await this.broadcasts.of(roomId, now);
    const [given, onTheWay] = await Promise.all([
      this.reader.compensationGiven(broadcast ?? { roomId, startedAt: since }, person),
      this.reader.compensationOnTheWay(roomId, person),
    ]);
    return { yuan: given + onTheWay, stillSo: { about: 'promises', author: person, roomId, since, count } };
  }

  private async responses(
    rooms: readonly string[] | undefined,
    from: number,
    to: number,
  ): Promise<readonly IncidentResponse[]> {
    const stories = await this.reader.stories(rooms, from, to, MOST_INCIDENTS + 1);
    if (stories.length > MOST_INCIDENTS) throw new RangeTooWide(MOST_INCIDENTS);
    const now = this.clock.now();
    return stories.flatMap((story) => responseOf(story, now) ?? []);
  }
}
