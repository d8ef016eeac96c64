import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Person } from '../core/access/person.js';
import { bodyOf } from '../http/body-of.js';
import { doerOf, originOf, refuseForeignPage, type SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { credentialsSchema, ownPasswordSchema } from './people-schemas.js';
import { SESSION_COOKIE, Sessions } from '../people/sessions.js';
import { SignIn, type Credentials } from '../people/sign-in.js';

/** Who is signed in, as their own console needs it. */
export type WhoAmI = Pick<Person, 'name' | 'displayName' | 'roles' | 'rooms'>;

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly door: SignIn,
    private readonly sessions: Sessions,
  ) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign in; the session is an httpOnly cookie' })
  @ApiBody(bodyOf(credentialsSchema))
  @ApiResponse({ status: 204, description: 'signed in' })
  @ApiResponse({ status: 401, description: 'wrong_password' })
  @ApiResponse({
    status: 429,
    description: 'sign_in_locked: too many wrong tries; sign_in_busy; Retry-After says when to come back',
  })
  async signIn(
    @Body(new ZodPipe(credentialsSchema)) body: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    refuseForeignPage(request);
    const token = await this.door.signIn(body, originOf(request));
    void reply.header('set-cookie', cookieText(token, request));
  }

  @Get()
  @ApiOperation({ summary: 'Who is signed in' })
  whoAmI(@Req() { person }: SignedInRequest): WhoAmI {
    const { name, displayName, roles, rooms } = person;
    return { name, displayName, roles, rooms };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  async signOut(
    @Req() request: SignedInRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.close(request.sessionId!, request.person.name, doerOf(request));
    void reply.header('set-cookie', cookieText('', request));
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change one’s own password; other sessions end' })
  @ApiBody(bodyOf(ownPasswordSchema))
  @ApiResponse({ status: 401, description: 'signed_out; wrong_password: `current` is wrong' })
  @ApiResponse({ status: 429, description: 'sign_in_locked, sign_in_busy, as for signing in' })
  async changePassword(
    @Body(new ZodPipe(ownPasswordSchema)) body: z.output<typeof ownPasswordSchema>,
    @Req() request: SignedInRequest,
  ): Promise<void> {
    await this.door.changePassword(request.person, body, doerOf(request), request.sessionId!);
  }
}

/** An empty session ends at once. */
function cookieText(session: string, request: FastifyRequest): string {
  return stringifySetCookie({
    name: SESSION_COOKIE,
    value: session,
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: request.protocol === 'https',
    ...(session === '' && { maxAge: 0 }),
  });
}
