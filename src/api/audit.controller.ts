import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ReadAudit, type AuditPage } from '../audit/read-audit.js';
import { doerOf, type SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import type { AuditFilter } from '../ports.js';

/** The last moment that JavaScript can name. */
const LAST_MS = 8_640_000_000_000_000;

const timeSchema = z
  .string()
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : Date.parse(text)))
  .refine((ms) => Number.isFinite(ms) && Math.abs(ms) <= LAST_MS, {
    error: '应为毫秒或 ISO 8601 / takes milliseconds or ISO 8601',
  });
/** PostgreSQL has no U+0000. */
const word = z.string().regex(/^[^\0]{1,128}$/);

const filterFields = {
  from: timeSchema.optional(),
  to: timeSchema.optional(),
  by: word.optional(),
  action: word.optional(),
  subjectType: word.optional(),
  subjectId: word.optional(),
  roomId: word.optional(),
  text: word.optional(),
};
const pageSchema = z.strictObject({
  ...filterFields,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .optional(),
});
const exportSchema = z.strictObject({ ...filterFields, format: z.enum(['ndjson', 'csv']).default('ndjson') });

const FILTERS: Readonly<Record<keyof typeof filterFields, string>> = {
  from: 'entries at that time or later: ms or ISO 8601',
  to: 'entries before that time',
  by: 'a person (what their keys did included), a key, or system',
  action: 'beginning of the action, e.g. incident.',
  subjectType: 'e.g. person, key, incident',
  subjectId: 'together with subjectType, or alone',
  roomId: 'room',
  text: 'part of the reason',
};

/** Says in OpenAPI what may be asked for. */
function DescribeFilters(): MethodDecorator {
  return (target, name, descriptor) => {
    for (const [field, description] of Object.entries(FILTERS)) {
      ApiQuery({ name: field, required: false, type: String, description })(target, name, descriptor);
    }
  };
}

@ApiTags('audit')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly audit: ReadAudit) {}

  @Get()
  @ApiOperation({ summary: 'Who did what, when, why and from where; the newest first, page by page' })
  @DescribeFilters()
  @ApiQuery({ name: 'limit', required: false, type: Number, description: '1 to 200; 50 unless given' })
  @ApiQuery({ name: 'cursor', required: false, type: String, description: '`next` of the page before' })
  async page(@Query(new ZodPipe(pageSchema)) query: z.output<typeof pageSchema>): Promise<AuditPage> {
    const { limit, cursor, ...filter } = query;
    return await this.audit.page(filter, limit, cursor);
  }

  @Get('export')
  @ApiOperation({ summary: 'Everything that matches, as one file' })
  @DescribeFilters()
  @ApiQuery({ name: 'format', required: false, enum: ['ndjson', 'csv'] })
  @ApiProduces('application/x-ndjson', 'text/csv')
  @ApiResponse({ status: 200, description: 'streamed; it is noted that it was taken' })
  async export(
    @Query(new ZodPipe(exportSchema)) { format, ...filter }: AuditFilter & z.output<typeof exportSchema>,
    @Req() request: SignedInRequest,
  ): Promise<StreamableFile> {
    const lines = await this.audit.export(filter, format, doerOf(request));
    return new StreamableFile(Readable.from(lines), {
      type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      disposition: `attachment; filename="audit.${format}"`,
    });
  }
}
