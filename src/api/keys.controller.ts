import { Body, Controller, Delete, Get, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { AccessKey } from '../core/access/key.js';
import { bodyOf } from '../http/body-of.js';
import { doerOf, type SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { ManageKeys } from '../people/manage-keys.js';
import { newKeySchema, whySchema } from './people-schemas.js';

@ApiTags('keys')
@Controller('api/v1/keys')
export class KeysController {
  constructor(private readonly keys: ManageKeys) {}

  @Get()
  @ApiOperation({ summary: 'All keys without their secrets, the newest first' })
  async list(): Promise<readonly AccessKey[]> {
    return await this.keys.list();
  }

  @Post()
  @ApiOperation({ summary: 'Make a key; its secret is answered this once and kept as a hash' })
  @ApiBody(bodyOf(newKeySchema))
  @ApiResponse({ status: 404, description: 'person_unknown: the owner' })
  @ApiResponse({ status: 422, description: 'key_refused: the owner left, or may see none of the rooms' })
  async make(
    @Body(new ZodPipe(newKeySchema)) { owner, ...wanted }: z.output<typeof newKeySchema>,
    @Req() request: SignedInRequest,
  ): Promise<{ readonly key: AccessKey; readonly secret: string }> {
    return await this.keys.make({ ...wanted, owner: owner ?? request.person.name }, doerOf(request));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Revoke a key; within seconds it is refused everywhere' })
  @ApiBody(bodyOf(whySchema))
  @ApiResponse({ status: 404, description: 'key_not_found: never made, or revoked before' })
  async revoke(
    @Param('id', new ZodPipe(z.uuid())) id: string,
    @Body(new ZodPipe(whySchema)) { why }: z.output<typeof whySchema>,
    @Req() request: SignedInRequest,
  ): Promise<AccessKey> {
    return await this.keys.revoke(id, doerOf(request), why);
  }
}
