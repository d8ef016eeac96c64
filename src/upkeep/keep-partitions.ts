import { Inject, Injectable } from '@nestjs/common';
import type { ArchiveKeeper, Clock } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import { ARCHIVE_KEEPER, CLOCK, SETTINGS, type Settings } from '../tokens.js';

/** Makes room in the archive for the coming days and lets go of what is past retention. */
@Injectable()
export class KeepPartitions implements JobHandler<'keep-partitions'> {
  readonly job = 'keep-partitions';

  constructor(
    @Inject(ARCHIVE_KEEPER) private readonly keeper: ArchiveKeeper,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async handle(): Promise<void> {
    await this.keeper.keepPartitions(this.clock.now(), this.settings.archiveDays);
  }
}
