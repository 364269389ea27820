import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersCsv } from '../http/csv.js'
import { ProcessParamsDto, TimelineDto, TimelineQueryDto } from './processes.dto.js'
import { TimelineService } from './timeline.service.js'

@ApiTags('processes')
@Controller('api/processes')
export class TimelineController {
  constructor(private readonly timelines: TimelineService) {}

  @Get(':id/timeline')
  @ApiOperation({ summary: '流转记录：何人为谁做了什么，一行一句' })
  @ZodResponse({ status: 200, type: TimelineDto })
  timeline(@Me() me: SignedIn, @Param() { id }: ProcessParamsDto, @Query() { search }: TimelineQueryDto) {
    return this.timelines.read(me, id, search)
  }

  @Get(':id/timeline.csv')
  @AnswersCsv('流转记录')
  @ApiOperation({ summary: '导出流转记录' })
  timelineCsv(@Me() me: SignedIn, @Param() { id }: ProcessParamsDto): Promise<string> {
    return this.timelines.csv(me, id)
  }
}
