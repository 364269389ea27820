import { Controller, Get, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import { ProcessRulesDto } from './policies.dto.js'
import { ProcessRulesService } from './process-rules.service.js'

@ApiTags('processes')
@Controller('api/processes')
export class ProcessRulesController {
  constructor(private readonly rules: ProcessRulesService) {}

  @Get(':id/rules')
  @ApiOperation({ summary: '事项依据的政策和日历：逐项的规定、出自哪里，各期限依据哪一项' })
  @ZodResponse({ status: 200, type: ProcessRulesDto })
  processRules(@Param() { id }: ProcessParamsDto) {
    return this.rules.of(id)
  }
}
