import { STATUS_CODES } from 'node:http';
import type { ErrorAnswer } from './api-error.filter.js';

/** An answer as HTTP writes it, for a connection that no framework speaks for; the connection ends with it. */
export function answerText(answer: ErrorAnswer): string {
  const body = JSON.stringify(answer);
  return [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
