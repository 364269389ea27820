import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { ActAnswerDto } from '../processes/processes.dto.js'
import {
  ActivityDetailDto,
  ActivityExportQueryDto,
  ActivityListDto,
  ActivityOptionsDto,
  ActivityParamsDto,
  ActivityQueryDto,
  CancelSignUpDto,
  PlanActivityDto,
  SignUpAnswerDto,
  SignUpDto,
  SignUpListDto,
  SignUpQueryDto,
} from './activities.dto.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import { AnswersCsv } from '../http/csv.js'
import { ActivitiesService } from './activities.service.js'
import { SignUpsService } from './sign-ups.service.js'
import { StartActivityService } from './start-activity.service.js'

@ApiTags('activities')
@Controller('api/activities')
export class ActivitiesController {
  constructor(
    private readonly activitiesService: ActivitiesService,
    private readonly starting: StartActivityService,
    private readonly signing: SignUpsService,
  ) {}

  @Post()
  @ApiOperation({ summary: '社区计划一次服务活动；同一请求编号只办一次' })
  @ZodResponse({ status: 201, type: ActAnswerDto })
  planActivity(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: PlanActivityDto) {
    return this.starting.start(me, key, request)
  }

  @Get()
  @ApiOperation({ summary: '服务活动：管理范围内的、本人可报名的、本人已报名的' })
  @ZodResponse({ status: 200, type: ActivityListDto })
  activities(@Me() me: SignedIn, @Query() query: ActivityQueryDto) {
    return this.activitiesService.list(me, query)
  }

  @Get('export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出服务活动，范围与列表相同' })
  activitiesExport(@Me() me: SignedIn, @Query() query: ActivityExportQueryDto): Promise<StreamableFile> {
    return sheetFile('服务活动', this.activitiesService.sheet(me, query))
  }

  @Get('options')
  @ApiOperation({ summary: '计划活动时可选的社区和岗位' })
  @ZodResponse({ status: 200, type: ActivityOptionsDto })
  activityOptions(@Me() me: SignedIn) {
    return this.activitiesService.options(me)
  }

  @Get(':id')
  @ApiOperation({ summary: '一次活动，以及本人能否报名、取消' })
  @ZodResponse({ status: 200, type: ActivityDetailDto })
  activity(@Me() me: SignedIn, @Param() { id }: ActivityParamsDto) {
    return this.activitiesService.detail(me, id)
  }

  @Get(':id/sign-ups')
  @ApiOperation({ summary: '报名名单：已报上、候补、已取消' })
  @ZodResponse({ status: 200, type: SignUpListDto })
  signUps(@Me() me: SignedIn, @Param() { id }: ActivityParamsDto, @Query() query: SignUpQueryDto) {
    return this.activitiesService.signUps(me, id, query)
  }

  @Get(':id/sign-ups.csv')
  @AnswersCsv('报名名单')
  @ApiOperation({ summary: '导出报名名单' })
  signUpsCsv(@Me() me: SignedIn, @Param() { id }: ActivityParamsDto): Promise<string> {
    return this.activitiesService.csv(me, id)
  }

  @Post(':id/sign-ups')
  @HttpCode(200)
  @ApiOperation({ summary: '报名：党员本人，或机关党组织整体；满额即候补' })
  @ZodResponse({ status: 200, type: SignUpAnswerDto })
  signUp(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: ActivityParamsDto,
    @Body() request: SignUpDto,
  ) {
    return this.signing.signUp(me, key, id, request)
  }

  @Post(':id/sign-ups/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: '取消报名；截止之后须说明原因' })
  @ZodResponse({ status: 200, type: SignUpAnswerDto })
  cancelSignUp(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: ActivityParamsDto,
    @Body() request: CancelSignUpDto,
  ) {
    return this.signing.cancel(me, key, id, request)
  }
}
