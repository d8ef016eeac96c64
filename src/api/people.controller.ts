import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../core/access/person.js';
import { bodyOf } from '../http/body-of.js';
import { doerOf, type SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { ManagePeople, type MadePassword } from '../people/manage-people.js';
import {
  nameSchema,
  newPersonSchema,
  personPatchSchema,
  setPasswordSchema,
  whySchema,
} from './people-schemas.js';
import { Sessions } from '../people/sessions.js';
import type { OpenSession } from '../ports.js';

const namePipe = new ZodPipe(nameSchema);

/** Without its id: the hash of what the browser holds is nobody's business. */
type ShownSession = Omit<OpenSession, 'id' | 'person'>;

const UNKNOWN = { status: 404, description: 'person_unknown' };
const LAST_ADMIN = { status: 409, description: 'last_admin: nobody would be left to appoint one' };

@ApiTags('people')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly people: ManagePeople,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Everybody who has, or had, an account' })
  async list(): Promise<readonly Person[]> {
    return await this.people.people();
  }

  @Post()
  @ApiOperation({ summary: 'Make an account; a password that was made here is answered this once' })
  @ApiBody(bodyOf(newPersonSchema))
  @ApiResponse({ status: 409, description: 'name_taken' })
  async create(
    @Body(new ZodPipe(newPersonSchema)) { password, ...person }: z.output<typeof newPersonSchema>,
    @Req() request: SignedInRequest,
  ): Promise<Person & MadePassword> {
    return await this.people.create(person, password, doerOf(request));
  }

  @Patch(':name')
  @ApiOperation({ summary: 'Change what others read, roles, rooms or the compensation limit' })
  @ApiBody(bodyOf(personPatchSchema))
  @ApiResponse(UNKNOWN)
  @ApiResponse(LAST_ADMIN)
  async change(
    @Param('name', namePipe) name: string,
    @Body(new ZodPipe(personPatchSchema)) { why, ...patch }: z.output<typeof personPatchSchema>,
    @Req() request: SignedInRequest,
  ): Promise<Person> {
    return await this.people.change(name, patch, doerOf(request), why);
  }

  @Post(':name/disable')
  @HttpCode(200)
  @ApiOperation({ summary: 'They may not sign in any more; their sessions end and their keys stop' })
  @ApiBody(bodyOf(whySchema))
  @ApiResponse(UNKNOWN)
  @ApiResponse(LAST_ADMIN)
  async disable(
    @Param('name', namePipe) name: string,
    @Body(new ZodPipe(whySchema)) { why }: z.output<typeof whySchema>,
    @Req() request: SignedInRequest,
  ): Promise<Person> {
    return await this.people.disable(name, doerOf(request), why);
  }

  @Post(':name/enable')
  @HttpCode(200)
  @ApiOperation({ summary: 'They may sign in again' })
  @ApiBody(bodyOf(whySchema))
  @ApiResponse(UNKNOWN)
  async enable(
    @Param('name', namePipe) name: string,
    @Body(new ZodPipe(whySchema)) { why }: z.output<typeof whySchema>,
    @Req() request: SignedInRequest,
  ): Promise<Person> {
    return await this.people.enable(name, doerOf(request), why);
  }

  @Put(':name/password')
  @ApiOperation({
    summary: 'Set another password and end their sessions; one made here is answered this once',
  })
  @ApiBody(bodyOf(setPasswordSchema))
  @ApiResponse(UNKNOWN)
  async setPassword(
    @Param('name', namePipe) name: string,
    @Body(new ZodPipe(setPasswordSchema)) { password, why }: z.output<typeof setPasswordSchema>,
    @Req() request: SignedInRequest,
  ): Promise<MadePassword> {
    return await this.people.setPassword(name, password, doerOf(request), { why });
  }

  @Get(':name/sessions')
  @ApiOperation({ summary: 'Where they are signed in, the last seen first' })
  @ApiResponse(UNKNOWN)
  async listSessions(@Param('name', namePipe) name: string): Promise<readonly ShownSession[]> {
    const sessions = await this.sessions.ofPerson(name);
    return sessions.map(({ createdAt, expiresAt, seenAt, from }) => ({ createdAt, expiresAt, seenAt, from }));
  }

  @Delete(':name/sessions')
  @ApiOperation({ summary: 'Sign them out everywhere' })
  @ApiBody(bodyOf(whySchema))
  @ApiResponse(UNKNOWN)
  async endSessions(
    @Param('name', namePipe) name: string,
    @Body(new ZodPipe(whySchema)) { why }: z.output<typeof whySchema>,
    @Req() request: SignedInRequest,
  ): Promise<{ readonly ended: number }> {
    return { ended: await this.sessions.endAll(name, doerOf(request), why) };
  }
}
