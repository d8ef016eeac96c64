import { Injectable } from '@nestjs/common';
import { AfterCommit } from '../after-commit/after-commit.js';
import type { JobHandler } from '../queue/handlers.js';
import { ActionCommands } from './action-commands.js';

const AT_ONCE = 100;

/** Orders that nobody agreed to in time lapse. */
@Injectable()
export class TendOrders implements JobHandler<'tend-orders'> {
  readonly job = 'tend-orders';

  constructor(
    private readonly commands: ActionCommands,
    private readonly after: AfterCommit,
  ) {}

  async handle(): Promise<void> {
    try {
      await this.commands.lapse(AT_ONCE);
    } finally {
      await this.after.tell();
    }
  }
}
