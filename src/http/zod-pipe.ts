import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { ApiError } from './api-error.js';

/** Lets a body or a parameter pass that fits its schema; otherwise says which field is wrong and why. */
export class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown, { type, data }: ArgumentMetadata): z.output<Schema> {
    const read = this.schema.safeParse(value);
    if (read.success) return read.data;
    const wrong = read.error.issues
      .map((issue) => `${issue.path.join('.') || (data ?? `(${type})`)}: ${issue.message}`)
      .join('; ');
    throw new ApiError(400, 'invalid', { zh: `请求有误:${wrong}`, en: `invalid request: ${wrong}` });
  }
}
