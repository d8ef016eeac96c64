import { z } from 'zod';

/** A body's schema as OpenAPI takes it. */
export function bodyOf(schema: z.ZodType): { schema: object } {
  return { schema: z.toJSONSchema(schema, { io: 'input' }) };
}
