import { Body, Controller, Get, HttpCode, Param, Post, Req, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import { AttendanceReader } from './attendance-reader.service.js'
import { attendanceSheet } from './attendance-sheets.js'
import { AttendanceService } from './attendance.service.js'
import {
  AttendanceAnswerDto,
  AttendanceCodesDto,
  AttendanceDetailDto,
  AttendanceListDto,
  AttendanceOrderDto,
  AttendanceParamsDto,
  DecideAttendancesDto,
  DecisionsAnswerDto,
  EnterAttendanceDto,
  OfActivityParamsDto,
  OwnAttendancesDto,
  RecordAttendanceDto,
} from './attendance.dto.js'

@ApiTags('attendance')
@Controller('api')
export class AttendanceController {
  constructor(
    private readonly attendances: AttendanceService,
    private readonly reader: AttendanceReader,
  ) {}

  @Get('activities/:activityId/attendance-codes')
  @ApiOperation({ summary: '签到码：现在和此后半小时的，供组织者的屏幕轮换显示' })
  @ZodResponse({ status: 200, type: AttendanceCodesDto })
  attendanceCodes(@Me() me: SignedIn, @Param() { activityId }: OfActivityParamsDto) {
    return this.reader.codes(me, activityId)
  }

  @Get('activities/:activityId/attendances')
  @ApiOperation({ summary: '一次活动的签到名单，和报了名还没到的' })
  @ZodResponse({ status: 200, type: AttendanceListDto })
  activityAttendances(@Me() me: SignedIn, @Param() { activityId }: OfActivityParamsDto) {
    return this.reader.list(me, activityId)
  }

  @Get('activities/:activityId/attendances.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出一次活动的签到名单，连同报了名没到的' })
  async attendancesExport(
    @Me() me: SignedIn,
    @Param() { activityId }: OfActivityParamsDto,
  ): Promise<StreamableFile> {
    const list = await this.reader.list(me, activityId)
    return sheetFile(`${list.activity.title}签到名单`, attendanceSheet(list))
  }

  @Post('activities/:activityId/attendances')
  @ApiOperation({ summary: '组织者在名单上勾选一人，或事后补登' })
  @ZodResponse({ status: 201, type: AttendanceAnswerDto })
  enterAttendance(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { activityId }: OfActivityParamsDto,
    @Body() request: EnterAttendanceDto,
  ) {
    return this.attendances.enter(me, key, activityId, request)
  }

  @Post('activities/:activityId/attendance-decisions')
  @HttpCode(200)
  @ApiOperation({ summary: '逐人确认或不予确认：每一项写明看到的版本' })
  @ZodResponse({ status: 200, type: DecisionsAnswerDto })
  async decideAttendances(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { activityId }: OfActivityParamsDto,
    @Body() request: DecideAttendancesDto,
    @Req() asked: FastifyRequest,
  ) {
    const answer = await this.attendances.decide(me, key, activityId, request, asked.entryOfDone())
    asked.isOnRecord = true
    return answer
  }

  @Post('attendances')
  @ApiOperation({ summary: '扫码签到：联网时即时提交，离线时稍后补传' })
  @ZodResponse({ status: 201, type: AttendanceAnswerDto })
  recordAttendance(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: RecordAttendanceDto) {
    return this.attendances.record(me, key, request)
  }

  @Get('attendances/own')
  @ApiOperation({ summary: '我的活动与签到' })
  @ZodResponse({ status: 200, type: OwnAttendancesDto })
  ownAttendances(@Me() me: SignedIn) {
    return this.reader.own(me)
  }

  @Get('attendances/:id')
  @ApiOperation({ summary: '打开一项签到：确认之前逐人查看' })
  @ZodResponse({ status: 200, type: AttendanceDetailDto })
  oneAttendance(@Me() me: SignedIn, @Param() { id }: AttendanceParamsDto) {
    return this.reader.one(me, id)
  }

  @Post('attendances/:id/commands')
  @HttpCode(200)
  @ApiOperation({ summary: '说明异议、改正时间人数，或撤回已作的决定' })
  @ZodResponse({ status: 200, type: AttendanceAnswerDto })
  commandAttendance(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: AttendanceParamsDto,
    @Body() request: AttendanceOrderDto,
  ) {
    return this.attendances.change(me, key, id, request)
  }
}
