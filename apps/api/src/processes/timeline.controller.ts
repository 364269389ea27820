import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { TechnicalHistoryService } from '../administration/technical-history.service.js'
import { AnswersCsv } from '../http/csv.js'
import {
  ProcessParamsDto,
  TechnicalHistoryDto,
  TechnicalHistoryQueryDto,
  TimelineDto,
  TimelineQueryDto,
} from './processes.dto.js'
import { TimelineService } from './timeline.service.js'

@ApiTags('processes')
@Controller('api/processes')
export class TimelineController {
  constructor(
    private readonly timelines: TimelineService,
    private readonly histories: TechnicalHistoryService,
  ) {}

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

  @Get(':id/technical-history')
  @ApiOperation({ summary: '系统管理员：流程服务（Temporal）保留的运行与事件，只有编号和代码；查看留审计' })
  @ZodResponse({ status: 200, type: TechnicalHistoryDto })
  technicalHistory(@Param() { id }: ProcessParamsDto, @Query() query: TechnicalHistoryQueryDto) {
    return this.histories.read(id, query)
  }
}
