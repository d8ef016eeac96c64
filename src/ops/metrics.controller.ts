import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { register } from 'prom-client';

@ApiTags('ops')
@Controller('metrics')
export class MetricsController {
  @Get()
  @Header('content-type', register.contentType)
  @ApiOperation({ summary: 'Figures for Prometheus' })
  @ApiProduces('text/plain')
  async metrics(): Promise<string> {
    return await register.metrics();
  }
}
