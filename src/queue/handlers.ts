import { JOB_NAMES, type JobCatalogue, type JobName } from './jobs.js';

/** Does one kind of job. It throws when it failed: the queue retries it, and keeps and shows it in the end. */
export interface JobHandler<Name extends JobName = JobName> {
  readonly job: Name;
  handle(payload: JobCatalogue[Name]): Promise<void>;
}

/** A job of the catalogue has no handler, or two: the process must not boot. */
export class HandlerMismatch extends Error {
  override readonly name = 'HandlerMismatch';
}

export type HandlerTable = { readonly [Name in JobName]: JobHandler<Name> };

/**
 * @returns exactly one handler for each job of the catalogue
 * @throws HandlerMismatch naming the jobs without one and those with two
 */
export function handlerTable(handlers: readonly JobHandler[]): HandlerTable {
  const wrong = JOB_NAMES.flatMap((job) => {
    const found = handlers.filter((handler) => handler.job === job);
    return found.length === 1
      ? []
      : [`${job}: ${found.length} handlers (${found.map(className).join(', ')})`];
  });
  if (wrong.length > 0) {
    throw new HandlerMismatch(
      `每种任务必须恰有一个处理器 / every job needs exactly one handler: ${wrong.join('; ')}`,
    );
  }
  return Object.fromEntries(handlers.map((handler) => [handler.job, handler])) as unknown as HandlerTable;
}

function className(handler: JobHandler): string {
  return handler.constructor.name;
}
