import { Controller, Get } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { LivenessDto, ReadinessDto } from './health.dto.js'
import { HealthService } from './health.service.js'

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @ApiOperation({ summary: '进程是否存活（不访问任何服务）' })
  @ZodResponse({ status: 200, type: LivenessDto })
  live() {
    return { status: 'ok' as const }
  }

  @Get('ready')
  @ApiOperation({ summary: '能否提供服务：数据库不可用为 503，Temporal 不可用为 degraded' })
  @ZodResponse({ status: 200, type: ReadinessDto })
  ready() {
    return this.health.ready()
  }
}
