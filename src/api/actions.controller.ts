import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBody, ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ActionCommands } from '../act/action-commands.js';
import { ArmRooms } from '../act/arm-rooms.js';
import { ReadOrders, type OrderDetail } from '../act/read-orders.js';
import type { ActionOrder } from '../core/action/order.js';
import { AfterCommit } from '../after-commit/after-commit.js';
import { bodyOf } from '../http/body-of.js';
import { roomIdSchema } from '../http/room-id-schema.js';
import type { SignedInRequest } from '../http/session.guard.js';
import { ZodPipe } from '../http/zod-pipe.js';
import type { Arming } from '../ports.js';

const reason = z.string().trim().min(1).max(500);
const userId = z.string().regex(/^\P{Cc}{1,128}$/u);
/** A day; platforms take no more. */
const LONGEST_MUTE_S = 86_400;

const actionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('mute'), userId, seconds: z.int().min(1).max(LONGEST_MUTE_S) }),
  z.strictObject({ type: z.literal('unmute'), userId }),
  z.strictObject({ type: z.literal('remove'), userId }),
  z.strictObject({ type: z.literal('slow'), seconds: z.int().min(0).max(600) }),
  z.strictObject({ type: z.literal('pin'), announcementId: z.uuid() }),
  z.strictObject({ type: z.literal('unpin') }),
]);
const orderSchema = z.strictObject({
  actions: z
    .array(actionSchema)
    .min(1)
    .max(200)
    .refine((actions) => new Set(actions.map(({ type }) => type)).size <= 1, {
      error: '一次只能做同一种处置 / one kind of action in one order',
    })
    .refine((actions) => new Set(actions.map((one) => JSON.stringify(one))).size === actions.length, {
      error: '同一个处置写了两遍 / the same action twice',
    }),
  why: reason,
  incidentId: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
});
const seenSchema = z.strictObject({
  version: z
    .int()
    .positive()
    .describe('The order’s `version` that you saw; if it has changed since, refused with 409'),
});
const notedSchema = seenSchema.extend({ note: reason });
const armSchema = z.strictObject({ minutes: z.int().min(1).max(1_440), why: reason });
const secureSchema = z.strictObject({ why: reason.optional() }).default({});

const id = new ZodPipe(z.uuid());
const room = new ZodPipe(roomIdSchema);

const ORDER_UNKNOWN = { status: 404, description: 'order_unknown' };
const ORDER_CHANGED = { status: 409, description: 'order_changed, order_refused, conflict: look again' };
const MEANWHILE = { status: 409, description: 'conflict: look again' };

/** What is done to a room: mute, remove, slow mode, pin. In a room that is not armed it is only shown. */
@ApiTags('actions')
@ApiCookieAuth()
@Controller('api/v1')
export class ActionsController {
  constructor(
    private readonly commands: ActionCommands,
    private readonly arming: ArmRooms,
    private readonly reading: ReadOrders,
    private readonly after: AfterCommit,
  ) {}

  @Get('rooms/:roomId/actions')
  @ApiOperation({ summary: 'Orders of a room, newest first, and whether it is armed' })
  async list(
    @Param('roomId', room) roomId: string,
  ): Promise<{ armed?: Arming; orders: readonly ActionOrder[] }> {
    return await this.reading.ofRoom(roomId);
  }

  @Get('actions/:id')
  @ApiOperation({ summary: 'An order with what became of each action' })
  @ApiResponse(ORDER_UNKNOWN)
  async show(@Param('id', id) orderId: string, @Req() request: SignedInRequest): Promise<OrderDetail> {
    return await this.reading.detail(orderId, request);
  }

  @Post('rooms/:roomId/actions')
  @ApiOperation({ summary: 'Order actions; about many viewers they wait for somebody else' })
  @ApiBody(bodyOf(orderSchema))
  @ApiResponse({ status: 422, description: 'no_room_actions: no channel of this room can do it' })
  @ApiResponse(MEANWHILE)
  async order(
    @Param('roomId', room) roomId: string,
    @Body(new ZodPipe(orderSchema)) body: z.output<typeof orderSchema>,
    @Req() request: SignedInRequest,
  ): Promise<ActionOrder> {
    return await this.after.follow(this.commands.order(roomId, body, request));
  }

  @Post('actions/:id/undo')
  @ApiOperation({ summary: 'Order what takes it back; who was removed stays removed' })
  @ApiResponse({ status: 422, description: 'nothing_to_undo' })
  @ApiResponse(ORDER_UNKNOWN)
  @ApiResponse({ status: 409, description: 'order_refused, conflict: look again' })
  async undo(@Param('id', id) orderId: string, @Req() request: SignedInRequest): Promise<ActionOrder> {
    return await this.after.follow(this.commands.undo(orderId, request));
  }

  @Post('actions/:id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Agree to it as the second person' })
  @ApiBody(bodyOf(seenSchema))
  @ApiResponse({ status: 403, description: 'own_order: its author cannot' })
  @ApiResponse(ORDER_UNKNOWN)
  @ApiResponse(ORDER_CHANGED)
  async approve(
    @Param('id', id) orderId: string,
    @Body(new ZodPipe(seenSchema)) { version }: z.output<typeof seenSchema>,
    @Req() request: SignedInRequest,
  ): Promise<ActionOrder> {
    return await this.after.follow(this.commands.change(orderId, version, { type: 'approved' }, request));
  }

  @Post('actions/:id/return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give it back, with a note' })
  @ApiBody(bodyOf(notedSchema))
  @ApiResponse(ORDER_UNKNOWN)
  @ApiResponse(ORDER_CHANGED)
  async return(
    @Param('id', id) orderId: string,
    @Body(new ZodPipe(notedSchema)) { version, note }: z.output<typeof notedSchema>,
    @Req() request: SignedInRequest,
  ): Promise<ActionOrder> {
    return await this.after.follow(
      this.commands.change(orderId, version, { type: 'returned', note }, request),
    );
  }

  @Post('actions/:id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take it back while it waits' })
  @ApiBody(bodyOf(seenSchema))
  @ApiResponse(ORDER_UNKNOWN)
  @ApiResponse(ORDER_CHANGED)
  async withdraw(
    @Param('id', id) orderId: string,
    @Body(new ZodPipe(seenSchema)) { version }: z.output<typeof seenSchema>,
    @Req() request: SignedInRequest,
  ): Promise<ActionOrder> {
    return await this.after.follow(this.commands.change(orderId, version, { type: 'withdrawn' }, request));
  }

  @Post('actions/:id/force')
  @HttpCode(200)
  @ApiOperation({ summary: 'In an emergency: do it without a second person' })
  @ApiBody(bodyOf(notedSchema))
  @ApiResponse(ORDER_UNKNOWN)
  @ApiResponse(ORDER_CHANGED)
  async force(
    @Param('id', id) orderId: string,
    @Body(new ZodPipe(notedSchema)) { version, note }: z.output<typeof notedSchema>,
    @Req() request: SignedInRequest,
  ): Promise<ActionOrder> {
    return await this.after.follow(this.commands.change(orderId, version, { type: 'forced', note }, request));
  }

  @Put('rooms/:roomId/armed')
  @ApiOperation({ summary: 'Arm a room for a time: from now on actions are done, not only shown' })
  @ApiBody(bodyOf(armSchema))
  async arm(
    @Param('roomId', room) roomId: string,
    @Body(new ZodPipe(armSchema)) body: z.output<typeof armSchema>,
    @Req() request: SignedInRequest,
  ): Promise<Arming> {
    return await this.arming.arm(roomId, body, request);
  }

  @Delete('rooms/:roomId/armed')
  @HttpCode(204)
  @ApiOperation({ summary: 'Secure a room again' })
  @ApiBody(bodyOf(secureSchema))
  async secure(
    @Param('roomId', room) roomId: string,
    @Body(new ZodPipe(secureSchema)) { why }: z.output<typeof secureSchema>,
    @Req() request: SignedInRequest,
  ): Promise<void> {
    await this.arming.secure(roomId, why, request);
  }
}
