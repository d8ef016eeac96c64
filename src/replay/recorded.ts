/** A line of a recording, placed on its timeline. */
export interface Recorded {
  /** Line in the file, from 1. */
  readonly line: number;
  /** ms on the recording's own timeline; only differences mean anything. */
  readonly at: number;
  readonly roomId: string;
  readonly userId: string;
  readonly text: string;
}

/** When a line was said: to the millisecond, in some minute, or not noted. */
export type NotedTime = { readonly ms: number } | { readonly minute: number } | undefined;

/** A line as read, before it has a place on the timeline. */
export type ReadLine = Omit<Recorded, 'at'> & { readonly noted: NotedTime };
