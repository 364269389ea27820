import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import { OfActivityParamsDto } from './attendance.dto.js'
import { spotCheckSheet } from './attendance-sheets.js'
import { PhotoMatchesService } from './photo-matches.service.js'
import { SpotChecksService } from './spot-checks.service.js'
import {
  DecidePhotoMatchDto,
  DrawSpotCheckDto,
  MatchedPhotoParamsDto,
  PhotoMatchDecidedDto,
  PhotoMatchesQueryDto,
  PhotoMatchListDto,
  PhotoMatchParamsDto,
  RecordSpotCheckDto,
  SpotCheckDetailDto,
  SpotCheckDrawnDto,
  SpotCheckListDto,
  SpotCheckParamsDto,
  SpotCheckRecordedDto,
  SpotChecksQueryDto,
} from './spot-checks.dto.js'

@ApiTags('attendance')
@Controller('api')
export class SpotChecksController {
  constructor(
    private readonly checks: SpotChecksService,
    private readonly matches: PhotoMatchesService,
  ) {}

  @Get('spot-checks')
  @ApiOperation({ summary: '抽查记录：本人管理范围内，含种子和结果' })
  @ZodResponse({ status: 200, type: SpotCheckListDto })
  spotChecks(@Me() me: SignedIn, @Query() query: SpotChecksQueryDto) {
    return this.checks.list(me, query)
  }

  @Post('spot-checks')
  @ApiOperation({ summary: '按公布的种子抽查一个月已确认的签到，一个单位一个月一次' })
  @ZodResponse({ status: 201, type: SpotCheckDrawnDto })
  drawSpotCheck(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: DrawSpotCheckDto) {
    return this.checks.draw(me, key, request)
  }

  @Get('spot-checks/:id')
  @ApiOperation({ summary: '一次抽查的名单与结果' })
  @ZodResponse({ status: 200, type: SpotCheckDetailDto })
  oneSpotCheck(@Me() me: SignedIn, @Param() { id }: SpotCheckParamsDto) {
    return this.checks.one(me, id)
  }

  @Get('spot-checks/:id/export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出一次抽查：种子、名单与结果' })
  async spotCheckExport(@Me() me: SignedIn, @Param() { id }: SpotCheckParamsDto): Promise<StreamableFile> {
    const check = await this.checks.one(me, id)
    return sheetFile(`${check.unit.name}${check.month}抽查`, spotCheckSheet(check))
  }

  @Post('spot-checks/:id/results')
  @HttpCode(200)
  @ApiOperation({ summary: '登记一项抽查结果' })
  @ZodResponse({ status: 200, type: SpotCheckRecordedDto })
  recordSpotCheck(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: SpotCheckParamsDto,
    @Body() request: RecordSpotCheckDto,
  ) {
    return this.checks.record(me, key, id, request)
  }

  @Get('activities/:activityId/photo-matches')
  @ApiOperation({ summary: '与其他照片相似的活动照片，供人核对' })
  @ZodResponse({ status: 200, type: PhotoMatchListDto })
  photoMatches(
    @Me() me: SignedIn,
    @Param() { activityId }: OfActivityParamsDto,
    @Query() query: PhotoMatchesQueryDto,
  ) {
    return this.matches.list(me, activityId, query)
  }

  @Get('photo-matches/:id/photos/:side')
  @ApiOperation({ summary: '相似照片中的一张' })
  @ApiOkResponse({ description: '照片本身', schema: { type: 'string', format: 'binary' } })
  async matchedPhoto(
    @Me() me: SignedIn,
    @Param() { id, side }: MatchedPhotoParamsDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    request.audit = { details: { photoMatch: id, side } }
    const { headers, content } = await this.matches.photo(me, id, side)
    void reply.headers(headers)
    return new StreamableFile(content, { type: headers['content-type'] ?? '' })
  }

  @Post('photo-matches/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: '看过两张照片后作出结论：是否同一张' })
  @ZodResponse({ status: 200, type: PhotoMatchDecidedDto })
  decidePhotoMatch(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: PhotoMatchParamsDto,
    @Body() request: DecidePhotoMatchDto,
  ) {
    return this.matches.decide(me, key, id, request)
  }
}
