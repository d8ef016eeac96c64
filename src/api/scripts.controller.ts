import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { DiffLine } from '../core/script/diff-sources.js';
import { SCRIPT_ID } from '../core/script/script.js';
import { bodyOf } from '../http/body-of.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import {
  detailOf,
  ReadScripts,
  type ScriptDetail,
  type ScriptPreview,
  type ScriptSummary,
  type VersionSummary,
} from '../scripts/read-scripts.js';
import { ScriptCommands } from '../scripts/script-commands.js';

const idSchema = z.string().regex(SCRIPT_ID);
/** Twenty times what the longest one needs. */
const source = z.string().min(1).max(40_000);
const note = z.string().trim().min(1).max(500).optional();
const versionSchema = z.union([z.literal('file'), z.coerce.number().int().positive().max(2_000_000_000)]);
const diffSchema = z.strictObject({ from: versionSchema, to: versionSchema });
const exportSchema = z.strictObject({ version: versionSchema.optional() });
const editSchema = z.strictObject({
  source,
  baseVersion: z
    .int()
    .min(0)
    .max(2_000_000_000)
    .describe(
      'The version that you changed, 0 for a new script; if another was saved since, refused with 409',
    ),
  note,
});
const whySchema = z.strictObject({ why: note }).default({});
const previewSchema = z.strictObject({
  id: idSchema,
  source,
  values: z.record(z.string().max(64), z.string().max(200)).default({}),
});

const id = new ZodPipe(idSchema);
const editorOf = ({ person, from }: SignedInRequest) => ({ person, from });

const UNKNOWN = { status: 404, description: 'script_unknown' };

/** Prepared answers: read by all, written with versions beside their files. */
@ApiTags('scripts')
@Controller('api/v1/scripts')
export class ScriptsController {
  constructor(
    private readonly reading: ReadScripts,
    private readonly commands: ScriptCommands,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All scripts without their texts, archived ones too' })
  list(): readonly ScriptSummary[] {
    return this.reading.list();
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'A text as it would read, filled with these values or with its examples' })
  @ApiBody(bodyOf(previewSchema))
  @ApiResponse({ status: 422, description: 'script_refused: names the line' })
  preview(@Body(new ZodPipe(previewSchema)) body: z.output<typeof previewSchema>): ScriptPreview {
    return this.reading.preview(body.id, body.source, body.values);
  }

  @Get(':id')
  @ApiOperation({ summary: 'The script in force, as its file would hold it' })
  @ApiResponse(UNKNOWN)
  show(@Param('id', id) scriptId: string): ScriptDetail {
    return this.reading.detail(scriptId);
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'Who wrote which version when, newest first' })
  @ApiResponse(UNKNOWN)
  async versions(@Param('id', id) scriptId: string): Promise<readonly VersionSummary[]> {
    return await this.reading.versions(scriptId);
  }

  @Get(':id/diff')
  @ApiOperation({
    summary: 'How one version became another: a number, or `file` for what the file holds now',
  })
  @ApiQuery({ name: 'from', type: String })
  @ApiQuery({ name: 'to', type: String })
  @ApiResponse(UNKNOWN)
  async diff(
    @Param('id', id) scriptId: string,
    @Query(new ZodPipe(diffSchema)) { from, to }: z.output<typeof diffSchema>,
  ): Promise<readonly DiffLine[]> {
    return await this.reading.diff(scriptId, from, to);
  }

  @Get(':id/export')
  @ApiOperation({ summary: 'A version byte for byte as its file: to be put into scripts-templates/' })
  @ApiQuery({ name: 'version', type: String, required: false, description: 'left out: the one in force' })
  @ApiProduces('text/markdown')
  @ApiResponse(UNKNOWN)
  async export(
    @Param('id', id) scriptId: string,
    @Query(new ZodPipe(exportSchema)) { version }: z.output<typeof exportSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text =
      version === undefined
        ? this.reading.detail(scriptId).source
        : await this.reading.source(scriptId, version);
    // Only now: a refusal is no Markdown.
    void reply.header('content-type', 'text/markdown; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="${scriptId}.md"`);
    return text;
  }

  @Put(':id')
  @ApiOperation({ summary: 'Save a version, or with baseVersion 0 a new script' })
  @ApiBody(bodyOf(editSchema))
  @ApiResponse({ status: 409, description: 'script_edited: who saved another version, and when' })
  @ApiResponse({ status: 422, description: 'script_refused: names the line' })
  async edit(
    @Param('id', id) scriptId: string,
    @Body(new ZodPipe(editSchema)) body: z.output<typeof editSchema>,
    @Req() request: SignedInRequest,
  ): Promise<ScriptDetail> {
    return detailOf(await this.commands.edit(scriptId, body, editorOf(request)));
  }

  @Post(':id/archive')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take it out of use; nothing is lost' })
  @ApiBody(bodyOf(whySchema))
  @ApiResponse({ status: 409, description: 'script_archived: by whom, and when' })
  @ApiResponse(UNKNOWN)
  async archive(
    @Param('id', id) scriptId: string,
    @Body(new ZodPipe(whySchema)) { why }: z.output<typeof whySchema>,
    @Req() request: SignedInRequest,
  ): Promise<ScriptDetail> {
    return detailOf(await this.commands.archive(scriptId, why, editorOf(request)));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put it back into use' })
  @ApiBody(bodyOf(whySchema))
  @ApiResponse({ status: 409, description: 'script_not_archived' })
  @ApiResponse(UNKNOWN)
  async restore(
    @Param('id', id) scriptId: string,
    @Body(new ZodPipe(whySchema)) { why }: z.output<typeof whySchema>,
    @Req() request: SignedInRequest,
  ): Promise<ScriptDetail> {
    return detailOf(await this.commands.restore(scriptId, why, editorOf(request)));
  }
}
