import { Controller, Get } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { ReadinessReportDto } from './readiness.dto.js'
import { ReadinessService } from './readiness.service.js'

@ApiTags('installation')
@Controller('api/installation')
export class ReadinessController {
  constructor(private readonly readiness: ReadinessService) {}

  @Get('readiness')
  @ApiOperation({ summary: '上线检查：正式运行必须和应当具备的各项，每项的状态、原因和解决办法' })
  @ZodResponse({ status: 200, type: ReadinessReportDto })
  installationReadiness() {
    return this.readiness.report()
  }
}
