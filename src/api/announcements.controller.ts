import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiCookieAuth, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AnnouncementCommands, type Asker, type Foreseen } from '../announce/announcement-commands.js';
import { ReadAnnouncements, type AnnouncementDetail } from '../announce/read-announcements.js';
import { ANNOUNCEMENT_STATUSES, type AnnouncementView } from '../core/announcement/view.js';
import { withKey, type KeyedFinding } from '../core/guard/finding.js';
import { AfterCommit } from '../after-commit/after-commit.js';
import { bodyOf } from '../http/body-of.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';

/** As long as the longest platform takes. */
const LONGEST_TEXT = 2_000;
const reason = z.string().trim().min(1).max(500);
const idSchema = z.uuid();
const name = z.string().min(1).max(64);

const draftSchema = z.strictObject({
  text: z.string().max(LONGEST_TEXT).optional(),
  audience: z.enum(['room', 'social']).default('room'),
  incidentId: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  script: z
    .strictObject({
      id: z.string().regex(/^[\w-]{1,64}$/),
      version: z.int().positive(),
      values: z.record(z.string().max(64), z.string().max(200)).default({}),
    })
    .optional(),
  channels: z.array(name).min(1).max(20).optional(),
  pinned: z.boolean().default(false),
  publishAt: z.int().positive().optional(),
});

/** What the person saw: on anything else they did not decide. */
const seen = {
  seq: z
    .int()
    .positive()
    .describe('The announcement’s `seq` that you saw; if it has changed since, refused with 409'),
};
const editSchema = draftSchema.extend(seen);
const overrides = z
  .array(z.strictObject({ finding: z.string().min(1).max(400), why: reason }))
  .max(50)
  .default([]);
const submitSchema = z.strictObject({ ...seen, overrides });
const foreseeSchema = draftSchema.extend({ overrides });
const approveSchema = z.strictObject({ ...seen, note: reason.optional() });
const returnSchema = z.strictObject({ ...seen, note: reason });
const withdrawSchema = z.strictObject({ ...seen, why: reason.optional() });
const forceSchema = z.strictObject({ ...seen, why: reason });
const checkSchema = z.strictObject({
  text: z.string().max(LONGEST_TEXT),
  audience: z.enum(['room', 'host', 'viewer', 'social']).default('room'),
});
const listSchema = z.strictObject({
  room: roomIdSchema.optional(),
  incident: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  status: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(ANNOUNCEMENT_STATUSES)).max(ANNOUNCEMENT_STATUSES.length))
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const askerOf = ({ person, from, key }: SignedInRequest): Asker => ({
  person,
  from: { ...from, ...(key && { key: key.name }) },
});
const id = new ZodPipe(idSchema);

const UNKNOWN = { status: 404, description: 'announcement_unknown' };
const CHANGED = { status: 409, description: 'announcement_changed, illegal_step, conflict: look again' };
const INCIDENT_UNKNOWN = { status: 404, description: 'incident_unknown' };
const SCRIPT_CHANGED = { status: 409, description: 'script_changed, conflict: look again' };

/** Official words, from the first draft to what the public saw of them. */
@ApiTags('announcements')
@ApiCookieAuth()
@Controller('api/v1')
export class AnnouncementsController {
  constructor(
    private readonly commands: AnnouncementCommands,
    private readonly reading: ReadAnnouncements,
    private readonly after: AfterCommit,
  ) {}

  @Post('texts/check')
  @HttpCode(200)
  @ApiOperation({ summary: 'What the guard finds in a text, by span, with gentler words' })
  @ApiBody(bodyOf(checkSchema))
  check(@Body(new ZodPipe(checkSchema)) body: z.output<typeof checkSchema>): readonly KeyedFinding[] {
    return this.reading.check(body.text, body.audience).map(withKey);
  }

  @Get('announcements')
  @ApiOperation({ summary: 'Announcements, the last touched first' })
  @ApiQuery({ name: 'room', required: false, type: String })
  @ApiQuery({ name: 'incident', required: false, type: String })
  @ApiQuery({ name: 'status', required: false, type: String, description: 'several with commas between' })
  @ApiQuery({ name: 'limit', required: false, type: Number })
  async list(
    @Query(new ZodPipe(listSchema)) query: z.output<typeof listSchema>,
    @Req() request: SignedInRequest,
  ): Promise<readonly AnnouncementView[]> {
    return await this.reading.list(query, request.person);
  }

  @Get('announcements/:id')
  @ApiOperation({ summary: 'One with its difference from the script, its incident and its deliveries' })
  @ApiResponse(UNKNOWN)
  async show(
    @Param('id', id) announcementId: string,
    @Req() request: SignedInRequest,
  ): Promise<AnnouncementDetail> {
    return await this.reading.detail(announcementId, request.person);
  }

  @Post('rooms/:roomId/announcements')
  @ApiOperation({ summary: 'Write a draft: of a script, or in words of one’s own' })
  @ApiBody(bodyOf(draftSchema))
  @ApiResponse({
    status: 422,
    description: 'audience_wrong, channel_unknown, channel_audience, publish_time, incident_elsewhere',
  })
  @ApiResponse(INCIDENT_UNKNOWN)
  @ApiResponse(SCRIPT_CHANGED)
  async draft(
    @Param('roomId', new ZodPipe(roomIdSchema)) roomId: string,
    @Body(new ZodPipe(draftSchema)) body: z.output<typeof draftSchema>,
    @Req() request: SignedInRequest,
  ): Promise<AnnouncementView> {
    return await this.after.follow(this.commands.draft(roomId, body, askerOf(request)));
  }

  @Post('rooms/:roomId/announcements/check')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'What submitting this would come to: the words, what the guard finds, why somebody else must agree',
  })
  @ApiBody(bodyOf(foreseeSchema))
  @ApiResponse({ status: 422, description: 'as for writing a draft' })
  @ApiResponse(INCIDENT_UNKNOWN)
  @ApiResponse(SCRIPT_CHANGED)
  async foresee(
    @Param('roomId', new ZodPipe(roomIdSchema)) roomId: string,
    @Body(new ZodPipe(foreseeSchema)) { overrides, ...wish }: z.output<typeof foreseeSchema>,
    @Req() request: SignedInRequest,
  ): Promise<Foreseen> {
    return await this.commands.foresee(roomId, wish, overrides, askerOf(request));
  }

  @Put('announcements/:id')
  @ApiOperation({ summary: 'Change a draft, or what was returned' })
  @ApiBody(bodyOf(editSchema))
  @ApiResponse({ status: 404, description: 'announcement_unknown, incident_unknown' })
  @ApiResponse({
    status: 409,
    description: 'announcement_changed, script_changed, illegal_step, conflict: look again',
  })
  async edit(
    @Param('id', id) announcementId: string,
    @Body(new ZodPipe(editSchema)) { seq, ...wish }: z.output<typeof editSchema>,
    @Req() request: SignedInRequest,
  ): Promise<AnnouncementView> {
    return await this.after.follow(this.commands.edit(announcementId, wish, { seq }, askerOf(request)));
  }

  @Post('announcements/:id/submit')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send it off: published, scheduled, or waiting for somebody else, each with its reasons',
  })
  @ApiBody(bodyOf(submitSchema))
  @ApiResponse({ status: 403, description: 'override_not_allowed: moderators only' })
  @ApiResponse({ status: 422, description: 'words_not_ready: names the findings nobody answered for' })
  @ApiResponse(UNKNOWN)
  @ApiResponse(CHANGED)
  async submit(
    @Param('id', id) announcementId: string,
    @Body(new ZodPipe(submitSchema)) { seq, overrides }: z.output<typeof submitSchema>,
    @Req() request: SignedInRequest,
  ): Promise<AnnouncementView> {
    return await this.after.follow(
      this.commands.submit(announcementId, overrides, { seq }, askerOf(request)),
    );
  }

  @Post('announcements/:id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Agree to it as the second person; it goes out, or waits for its hour' })
  @ApiBody(bodyOf(approveSchema))
  @ApiResponse({
    status: 403,
    description: 'own_words: an author cannot; above_limit: nor whose own limit is lower',
  })
  @ApiResponse(UNKNOWN)
  @ApiResponse(CHANGED)
  async approve(
    @Param('id', id) announcementId: string,
    @Body(new ZodPipe(approveSchema)) { seq, note }: z.output<typeof approveSchema>,
    @Req() request: SignedInRequest,
  ): Promise<AnnouncementView> {
    return await this.after.follow(this.commands.approve(announcementId, note, { seq }, askerOf(request)));
  }

  @Post('announcements/:id/return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give it back to its author, with a note' })
  @ApiBody(bodyOf(returnSchema))
  @ApiResponse(UNKNOWN)
  @ApiResponse(CHANGED)
  async return(
    @Param('id', id) announcementId: string,
    @Body(new ZodPipe(returnSchema)) { seq, note }: z.output<typeof returnSchema>,
    @Req() request: SignedInRequest,
  ): Promise<AnnouncementView> {
    return await this.after.follow(this.commands.return(announcementId, note, { seq }, askerOf(request)));
  }

  @Post('announcements/:id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take it back before it was published' })
  @ApiBody(bodyOf(withdrawSchema))
  @ApiResponse(UNKNOWN)
  @ApiResponse(CHANGED)
  async withdraw(
    @Param('id', id) announcementId: string,
    @Body(new ZodPipe(withdrawSchema)) { seq, why }: z.output<typeof withdrawSchema>,
    @Req() request: SignedInRequest,
  ): Promise<AnnouncementView> {
    return await this.after.follow(this.commands.withdraw(announcementId, why, { seq }, askerOf(request)));
  }

  @Post('announcements/:id/force')
  @HttpCode(200)
  @ApiOperation({ summary: 'In an emergency: publish without a second person. Every notifier is told' })
  @ApiBody(bodyOf(forceSchema))
  @ApiResponse(UNKNOWN)
  @ApiResponse(CHANGED)
  async force(
    @Param('id', id) announcementId: string,
    @Body(new ZodPipe(forceSchema)) { seq, why }: z.output<typeof forceSchema>,
    @Req() request: SignedInRequest,
  ): Promise<AnnouncementView> {
    return await this.after.follow(this.commands.force(announcementId, why, { seq }, askerOf(request)));
  }
}
