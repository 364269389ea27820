import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { ActAnswerDto } from '../processes/processes.dto.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import {
  LedgerExportQueryDto,
  LedgerQueryDto,
  MissingPointsDto,
  MissingPointsQueryDto,
  MonthAgenciesDto,
  MonthAgenciesExportQueryDto,
  MonthAgenciesQueryDto,
  MonthParamsDto,
  MonthStandingsDto,
  PointLedgerDto,
  PointMonthsDto,
  PublicationAnswerDto,
  PublishPointsDto,
  StandingsExportQueryDto,
  StandingsQueryDto,
  StartObjectionDto,
} from './points.dto.js'
import { PointMonthsService } from './point-months.service.js'
import { PointsService } from './points.service.js'
import { StartObjectionService } from './start-objection.service.js'

@ApiTags('points')
@Controller('api/points')
export class PointsController {
  constructor(
    private readonly points: PointsService,
    private readonly ofMonths: PointMonthsService,
    private readonly objections: StartObjectionService,
  ) {}

  @Get()
  @ApiOperation({ summary: '积分明细：本人的，或本单位及所属党员的，每一笔写明规则、事实和确认人' })
  @ZodResponse({ status: 200, type: PointLedgerDto })
  pointLedger(@Me() me: SignedIn, @Query() query: LedgerQueryDto) {
    return this.points.ledger(me, query)
  }

  @Get('export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出积分明细：范围与查看相同' })
  async pointLedgerExport(@Me() me: SignedIn, @Query() query: LedgerExportQueryDto): Promise<StreamableFile> {
    const [name, sheet] = await this.points.ledgerSheet(me, query)
    return sheetFile(`积分明细-${name}`, sheet)
  }

  @Get('months')
  @ApiOperation({ summary: '各月积分的进度与数字，限本人管理范围' })
  @ZodResponse({ status: 200, type: PointMonthsDto })
  pointMonths(@Me() me: SignedIn) {
    return this.ofMonths.months(me)
  }

  @Get('months/:month')
  @ApiOperation({ summary: '某月各机关党组织的积分情况与分布' })
  @ZodResponse({ status: 200, type: MonthAgenciesDto })
  pointAgencies(
    @Me() me: SignedIn,
    @Param() { month }: MonthParamsDto,
    @Query() query: MonthAgenciesQueryDto,
  ) {
    return this.ofMonths.agencies(me, month, query)
  }

  @Get('months/:month/agencies.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出某月各机关党组织的积分情况' })
  async pointAgenciesExport(
    @Me() me: SignedIn,
    @Param() { month }: MonthParamsDto,
    @Query() query: MonthAgenciesExportQueryDto,
  ): Promise<StreamableFile> {
    return sheetFile(`${month}机关党组织积分情况`, this.ofMonths.agenciesSheet(me, month, query))
  }

  @Get('months/:month/standings')
  @ApiOperation({ summary: '某月一个机关党组织党员的积分情况' })
  @ZodResponse({ status: 200, type: MonthStandingsDto })
  pointStandings(@Me() me: SignedIn, @Param() { month }: MonthParamsDto, @Query() query: StandingsQueryDto) {
    return this.points.standings(me, month, query)
  }

  @Get('months/:month/standings.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出某月一个机关党组织党员的积分情况' })
  async pointStandingsExport(
    @Me() me: SignedIn,
    @Param() { month }: MonthParamsDto,
    @Query() query: StandingsExportQueryDto,
  ): Promise<StreamableFile> {
    return sheetFile(`${month}积分情况`, this.points.sheet(me, month, query))
  }

  @Post('months/:month/publish')
  @HttpCode(200)
  @ApiOperation({ summary: '公布本区一个月的积分：异议期已过、申诉已处理完，按月份先后；重复请求不再公布' })
  @ZodResponse({ status: 200, type: PublicationAnswerDto })
  publishPoints(
    @Me() me: SignedIn,
    @Param() { month }: MonthParamsDto,
    @Body() { districtId }: PublishPointsDto,
  ) {
    return this.ofMonths.publish(me, { districtId, month })
  }

  @Get('missing')
  @ApiOperation({ summary: '当月可以申诉少记积分的活动：本人服务的社区的，或报名、签到过的' })
  @ZodResponse({ status: 200, type: MissingPointsDto })
  missingPoints(@Me() me: SignedIn, @Query() query: MissingPointsQueryDto) {
    return this.objections.missing(me, query)
  }

  @Post('objections')
  @ApiOperation({ summary: '积分申诉：少记或记错一笔，异议期内提出；同一请求编号只办一次' })
  @ZodResponse({ status: 201, type: ActAnswerDto })
  startObjection(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: StartObjectionDto) {
    return this.objections.start(me, key, request)
  }
}
