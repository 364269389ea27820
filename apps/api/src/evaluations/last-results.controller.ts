import { Controller, Get, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import { lastResults } from '#contracts/http/last-results.js'
import { Me, type SignedIn } from '../access/me.js'
import { ProcessParamsDto } from '../processes/processes.dto.js'
import { LastResultsReader } from './last-results.reader.js'

class LastResultsDto extends createZodDto(lastResults) {}

@ApiTags('processes')
@Controller('api')
export class LastResultsController {
  constructor(private readonly results: LastResultsReader) {}

  @Get('processes/:id/last-results')
  @ApiOperation({ summary: '事项所涉单位和党员最近一次公布的群众评议结果，限本人有权查看的' })
  @ZodResponse({ status: 200, type: LastResultsDto })
  lastResults(@Me() me: SignedIn, @Param() { id }: ProcessParamsDto) {
    return this.results.ofProcess(me, id)
  }
}
