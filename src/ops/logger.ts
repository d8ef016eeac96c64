import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Where secrets could stand in a log line. Message texts are never logged at info or above. */
const REDACTED = [
  '*.password',
  '*.authorization',
  '*.cookie',
  'authorization',
  'cookie',
  'password',
  'key',
  '*.key',
];

export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { pid: process.pid },
    redact: REDACTED,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

/** Nest speaks through the same structured log; its start-up chatter is debug. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, stack?: unknown, context?: unknown): void {
    this.logger.error({ context, stack }, String(message));
  }
}
