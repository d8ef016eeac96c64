import type { IngestItem } from '../../src/ingest/ingest-item.js';

/** What a job holds: the whole message. */
export type PlainMessage = IngestItem & { readonly id: string };

export const QUEUE = 'messages';
/** Where workers tell the api of flags. */
export const CHANNEL = 'plain-flags';

/** As much of a flag as the console of the benchmark looks at. */
export interface PlainFlag {
  readonly id: string;
  readonly message: PlainMessage;
  readonly keywords: readonly string[];
  readonly sentiment: number;
}
