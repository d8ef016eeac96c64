import { HttpException } from '@nestjs/common';
import { PasswordsBusy } from '../core/access/passwords-busy.js';
import { ConflictError } from '../core/incident/conflict-error.js';

import { isStorageAway } from '../queue/storage-away.js';
import { ApiError } from './api-error.js';
import { stepErrorOf } from './step-errors.js';

/** What the errors of the steps and of the libraries mean to a client. @returns undefined for one nobody foresaw */
export function apiErrorOf(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof ConflictError) return CONFLICT;
  if (error instanceof PasswordsBusy) return SIGN_IN_BUSY;
  const ofStep = stepErrorOf(error);
  if (ofStep) return ofStep;
  if (isStorageAway(error)) return STORAGE_AWAY;
  const { message = '', statusCode } = error as { message?: string; statusCode?: unknown };
  return refusalOf(error instanceof HttpException ? error.getStatus() : statusCode, message);
}

const CONFLICT = new ApiError(409, 'conflict', {
  zh: '别人刚刚改动了它,请看最新状态后再试',
  en: 'somebody changed it just now: look again, then retry',
});

const RETRY_SECONDS = 2;
const SIGN_IN_BUSY = new ApiError(
  429,
  'sign_in_busy',
  { zh: '登录的人太多，请稍后再试', en: 'too many are signing in: try again shortly' },
  RETRY_SECONDS,
);
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
