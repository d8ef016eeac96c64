import { HttpException } from '@nestjs/common';
import { ConflictError } from '../core/incident/conflict-error.js';
import { IllegalTransition } from '../core/incident/illegal-transition.js';
import * as incident from '../incident/incident-errors.js';
import { isStorageAway } from '../queue/storage-away.js';
import { ApiError } from './api-error.js';

/** What the errors of the steps and of the libraries mean to a client. @returns undefined for one nobody foresaw */
export function apiErrorOf(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof ConflictError) return CONFLICT;
  if (error instanceof IllegalTransition) return new ApiError(409, 'illegal_transition', error.why);
  const ofIncident = incidentError(error);
  if (ofIncident) return ofIncident;
  if (isStorageAway(error)) return STORAGE_AWAY;
  const { message = '', statusCode } = error as { message?: string; statusCode?: unknown };
  return refusalOf(error instanceof HttpException ? error.getStatus() : statusCode, message);
}

/** The errors of the incident step say themselves what is wrong, in both languages around a slash. */
const INCIDENT_ERRORS = [
  { type: incident.IncidentNotFound, status: 404, code: 'incident_unknown' },
  { type: incident.RoomNotTheirs, status: 403, code: 'room_forbidden' },
  { type: incident.Overtaken, status: 409, code: 'overtaken' },
  { type: incident.SameCauseGoesOn, status: 409, code: 'same_cause_goes_on' },
  { type: incident.OtherRoom, status: 422, code: 'other_room' },
  { type: incident.NobodyToHandTo, status: 422, code: 'person_unknown' },
  { type: incident.ScriptChanged, status: 409, code: 'script_changed' },
  { type: incident.ScriptUnfilled, status: 422, code: 'script_unfilled' },
] as const;

function incidentError(error: unknown): ApiError | undefined {
  const known = INCIDENT_ERRORS.find(({ type }) => error instanceof type);
  if (!known) return undefined;
  const [zh = '', ...en] = (error as Error).message.split(' / ');
  return new ApiError(known.status, known.code, { zh, en: en.join(' / ') });
}

const CONFLICT = new ApiError(409, 'conflict', {
  zh: '别人刚刚改动了它,请看最新状态后再试',
  en: 'somebody changed it just now: look again, then retry',
});

const RETRY_SECONDS = 2;
const STORAGE_AWAY = new ApiError(
  503,
  'storage_away',
  { zh: '存储暂时不可用,请稍后重试', en: 'storage is away for the moment: try again shortly' },
  RETRY_SECONDS,
);

/** What Node, Nest and Fastify refuse before any controller sees it, by status. */
export function refusalOf(status: unknown, message: string): ApiError | undefined {
  switch (status) {
    case 400:
      return new ApiError(400, 'malformed', {
        zh: `请求无法解析:${message}`,
        en: `the request cannot be parsed: ${message}`,
      });
    case 404:
      return new ApiError(404, 'not_found', { zh: '没有这个地址', en: 'nothing at this address' });
    case 408:
      return new ApiError(408, 'too_slow', { zh: '请求发送过慢', en: 'the request came too slowly' });
    case 413:
      return new ApiError(413, 'too_large', {
        zh: '请求体过大,请分批发送',
        en: 'the body is too large: send it in several',
      });
    case 415:
      return new ApiError(415, 'media_type', {
        zh: 'Content-Type 应为 application/json 或 application/x-ndjson',
        en: 'Content-Type must be application/json or application/x-ndjson',
      });
    case 414:
      return new ApiError(414, 'path_too_long', { zh: '地址过长', en: 'the address is too long' });
    case 431:
      return new ApiError(431, 'headers_too_large', { zh: '请求头过大', en: 'the headers are too large' });
    default:
      return isClientFault(status)
        ? new ApiError(status, 'refused', { zh: '请求被拒绝', en: 'refused' })
        : undefined;
  }
}

function isClientFault(status: unknown): status is number {
  return typeof status === 'number' && status >= 400 && status < 500;
}
