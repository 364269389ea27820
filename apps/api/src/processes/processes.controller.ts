import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersCsv } from '../http/csv.js'
import { DifferencesService } from './differences.service.js'
import { ProcessListService } from './process-list.service.js'
import { ProcessPageService } from './process-page.service.js'
import {
  DifferencesDto,
  DifferencesQueryDto,
  ProcessCountsDto,
  ProcessFilterDto,
  ProcessListDto,
  ProcessPageDto,
  ProcessParamsDto,
  ProcessQueryDto,
} from './processes.dto.js'

@ApiTags('processes')
@Controller('api/processes')
export class ProcessesController {
  constructor(
    private readonly lists: ProcessListService,
    private readonly pages: ProcessPageService,
    private readonly comparisons: DifferencesService,
  ) {}

  @Get()
  @ApiOperation({ summary: '权限范围内的事项' })
  @ZodResponse({ status: 200, type: ProcessListDto })
  processes(@Me() me: SignedIn, @Query() query: ProcessQueryDto) {
    return this.lists.page(me, query)
  }

  @Get('counts')
  @ApiOperation({ summary: '符合条件的事项有多少，进行中、逾期、将到期各多少' })
  @ZodResponse({ status: 200, type: ProcessCountsDto })
  processCounts(@Me() me: SignedIn, @Query() filter: ProcessFilterDto) {
    return this.lists.count(me, filter)
  }

  @Get('export.csv')
  @AnswersCsv('事项')
  @ApiOperation({ summary: '导出符合条件的事项，最近一万件' })
  processesCsv(@Me() me: SignedIn, @Query() filter: ProcessFilterDto): Promise<string> {
    return this.lists.csv(me, filter)
  }

  @Get(':id')
  @ApiOperation({ summary: '事项页：可办理的操作、进行中的环节、时限说明、接下来自动发生什么' })
  @ZodResponse({ status: 200, type: ProcessPageDto })
  process(@Me() me: SignedIn, @Param() { id }: ProcessParamsDto) {
    return this.pages.page(me, id)
  }

  @Get(':id/differences')
  @ApiOperation({ summary: '两轮条款之间的差异' })
  @ZodResponse({ status: 200, type: DifferencesDto })
  differences(@Param() { id }: ProcessParamsDto, @Query() { from, to }: DifferencesQueryDto) {
    return this.comparisons.between(id, from, to)
  }
}
