import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { KeyedFinding } from '../core/guard/finding.js';
import type { Said } from '../core/said.js';
import { apiErrorOf } from './known-errors.js';
import { preferredLanguage } from './preferred-language.js';

/** Every answer that is not a success has this shape. */
export interface ErrorAnswer {
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** For people. */
  readonly message: Said;
  /** The same in the language that the client's Accept-Language prefers. */
  readonly text: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** What the words guard found, where that is what stands against it. */
  readonly findings?: readonly KeyedFinding[];
}

/**
 * What a client is told of an error. What nobody foresaw is logged and told without its inside.
 * @param accepted the request's Accept-Language, as far as there is a request
 */
export function answerOf(error: unknown, logger: Logger, accepted?: string): ErrorAnswer {
  const language = preferredLanguage(accepted);
  const known = apiErrorOf(error);
  if (known) {
    const { status, code, said, retryAfter, findings } = known;
    return {
      status,
      code,
      message: said,
      text: said[language],
      ...(retryAfter !== undefined && { retryAfter }),
      ...(findings && { findings }),
    };
  }
  logger.error({ err: error }, 'unforeseen error');
  const message = { zh: '服务内部出错,已记录', en: 'something went wrong inside; it was recorded' };
  return { status: 500, code: 'unforeseen', message, text: message[language] };
}

/** Answers a request with an error. */
export function sendAnswer(reply: FastifyReply, answer: ErrorAnswer): void {
  if (answer.retryAfter !== undefined) void reply.header('retry-after', String(answer.retryAfter));
  void reply.status(answer.status).send(answer);
}

@Catch()
export class ApiErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendAnswer(reply, answerOf(error, this.logger, reply.request.headers['accept-language']));
  }
}
