import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../http/api-error.js';
import { SESSION_COOKIE, SessionKeeper, type Credentials } from '../http/session-keeper.js';
import { refuseForeignPage, SessionGuard, type SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';

const credentials = z.object({ user: z.string().max(128), password: z.string().max(256) });

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(private readonly sessions: SessionKeeper) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign in; the session is an httpOnly cookie' })
  @ApiBody({ schema: z.toJSONSchema(credentials) as object })
  @ApiResponse({ status: 204, description: 'signed in' })
  @ApiResponse({ status: 401, description: 'wrong_password' })
  signIn(
    @Body(new ZodPipe(credentials)) body: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): void {
    refuseForeignPage(request);
    const session = this.sessions.signIn(body);
    if (session === undefined) {
      throw new ApiError(401, 'wrong_password', { zh: '用户名或密码不对', en: 'wrong user or password' });
    }
    void reply.header('set-cookie', cookieText(session, request));
  }

  @Get()
  @UseGuards(SessionGuard)
  @ApiCookieAuth()
  @ApiOperation({ summary: 'Who is signed in' })
  whoAmI(@Req() request: SignedInRequest): { user: string } {
    return { user: request.person.name };
  }

  @Delete()
  @HttpCode(204)
  @UseGuards(SessionGuard)
  @ApiCookieAuth()
  @ApiOperation({ summary: 'Sign out' })
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.header('set-cookie', cookieText('', request));
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
