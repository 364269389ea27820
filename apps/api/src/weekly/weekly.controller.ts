import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import {
  publicModels,
  publicModelsQuery,
  weekAnswer,
  weekList,
  weekNumbers,
  weekNumbersQuery,
  weekOrder,
  weekPage,
  weekParams,
  weeksExportQuery,
  weeksQuery,
} from '#contracts/http/weekly-weeks.js'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import { WeeklyReader } from './weekly.reader.js'
import { WeeklyService } from './weekly.service.js'

class WeeksQueryDto extends createZodDto(weeksQuery) {}
class WeeksExportQueryDto extends createZodDto(weeksExportQuery) {}
class WeekListDto extends createZodDto(weekList) {}
class WeekParamsDto extends createZodDto(weekParams) {}
class WeekPageDto extends createZodDto(weekPage) {}
class WeekOrderDto extends createZodDto(weekOrder) {}
class WeekAnswerDto extends createZodDto(weekAnswer) {}
class WeekNumbersQueryDto extends createZodDto(weekNumbersQuery) {}
class WeekNumbersDto extends createZodDto(weekNumbers) {}
class PublicModelsQueryDto extends createZodDto(publicModelsQuery) {}
class PublicModelsDto extends createZodDto(publicModels) {}

@ApiTags('weekly')
@Controller('api')
export class WeeklyController {
  constructor(
    private readonly reader: WeeklyReader,
    private readonly service: WeeklyService,
  ) {}

  @Get('weekly-selections')
  @ApiOperation({ summary: '各社区每周评选，最近的在前' })
  @ZodResponse({ status: 200, type: WeekListDto })
  weeklySelections(@Me() me: SignedIn, @Query() query: WeeksQueryDto) {
    return this.reader.page(me, query)
  }

  @Get('weekly-selections.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出各社区每周评选，范围与列表相同' })
  async weeklySelectionsExport(
    @Me() me: SignedIn,
    @Query() query: WeeksExportQueryDto,
  ): Promise<StreamableFile> {
    return sheetFile('周典型', this.reader.sheet(me, query))
  }

  @Get('weekly-selections/numbers')
  @ApiOperation({ summary: '每周评选的数字：已评出、无典型、逾期，逐级下钻' })
  @ZodResponse({ status: 200, type: WeekNumbersDto })
  weeklyNumbers(@Me() me: SignedIn, @Query() query: WeekNumbersQueryDto) {
    return this.reader.numbers(me, query)
  }

  @Get('weekly-selections/:communityId/:week')
  @ApiOperation({ summary: '一个社区的一周：推荐、候选对象与事实、结果' })
  @ZodResponse({ status: 200, type: WeekPageDto })
  weeklySelection(@Me() me: SignedIn, @Param() { communityId, week }: WeekParamsDto) {
    return this.reader.one(me, communityId, week)
  }

  @Post('weekly-selections/:communityId/:week')
  @HttpCode(200)
  @ApiOperation({ summary: '推荐，代录纸质推荐，对应或不予采用推荐，更换推荐码，撤销典型' })
  @ZodResponse({ status: 200, type: WeekAnswerDto })
  commandWeek(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { communityId, week }: WeekParamsDto,
    @Body() request: WeekOrderDto,
  ) {
    return this.service.command(me, key, communityId, week, request)
  }

  @Get('public/weekly-models')
  @ApiOperation({ summary: '已公示的周典型，不需登录' })
  @ZodResponse({ status: 200, type: PublicModelsDto })
  publicModels(@Ip() address: string, @Query() query: PublicModelsQueryDto) {
    return this.reader.published(address, query)
  }
}
