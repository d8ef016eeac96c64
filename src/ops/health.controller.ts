import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PROBES, type Probe } from './probes.js';

@ApiTags('ops')
@Controller('health')
export class HealthController {
  constructor(@Inject(PROBES) private readonly probes: readonly Probe[]) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Says what is missing by name only: addresses and errors may hold secrets. */
  @Get('ready')
  @ApiOperation({ summary: 'Everything that the process needs answers' })
  @ApiResponse({ status: 200, description: 'it does' })
  @ApiResponse({ status: 503, description: 'the names of what does not' })
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; missing: string[] }> {
    const answers = await Promise.all(
      this.probes.map(async (probe) => [probe.name, await answersInTime(probe)] as const),
    );
    const missing = answers.filter(([, ok]) => !ok).map(([name]) => name);
    if (missing.length > 0) void reply.status(503);
    return { status: missing.length === 0 ? 'ok' : 'missing', missing };
  }
}

const PROBE_MS = 2_000;

async function answersInTime({ check }: Probe): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_MS);
  });
  const answer = check().then(
    () => true,
    () => false,
  );
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
