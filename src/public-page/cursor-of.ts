import { z } from 'zod';

/** A place as we give it. */
const cursorSchema = z.string().regex(/^\d{1,15}-\d{1,15}$/);

/** The first of some words that is a place. Any other is as good as none: its viewer is told afresh. */
export function cursorOf(...given: readonly unknown[]): string | undefined {
  return given.map((one) => cursorSchema.safeParse(one).data).find((one) => one !== undefined);
}
