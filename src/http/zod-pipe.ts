import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { ApiError } from './api-error.js';
import { issuesInWords } from './issues-in-words.js';

/** Lets a body or a parameter pass that fits its schema; otherwise says which field is wrong and why. */
export class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown, { type, data }: ArgumentMetadata): z.output<Schema> {
    const read = this.schema.safeParse(value);
    if (read.success) return read.data;
    const { zh, en } = issuesInWords(this.schema, value, data ?? `(${type})`);
    throw new ApiError(400, 'invalid', { zh: `请求有误：${zh}`, en: `invalid request: ${en}` });
  }
}
