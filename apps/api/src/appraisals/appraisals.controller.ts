import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import {
  appraisalAnswer,
  appraisalForms,
  appraisalOrder,
  appraisalOverview,
  appraisalParams,
  ownAppraisals,
  setAppraisalForm,
} from '#contracts/http/appraisals.js'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { AppraisalsReader } from './appraisals.reader.js'
import { AppraisalsService } from './appraisals.service.js'

class AppraisalParamsDto extends createZodDto(appraisalParams) {}
class AppraisalOverviewDto extends createZodDto(appraisalOverview) {}
class AppraisalOrderDto extends createZodDto(appraisalOrder) {}
class AppraisalAnswerDto extends createZodDto(appraisalAnswer) {}
class OwnAppraisalsDto extends createZodDto(ownAppraisals) {}
class AppraisalFormsDto extends createZodDto(appraisalForms) {}
class SetAppraisalFormDto extends createZodDto(setAppraisalForm) {}

@ApiTags('appraisals')
@Controller('api')
export class AppraisalsController {
  constructor(
    private readonly appraisals: AppraisalsService,
    private readonly reader: AppraisalsReader,
  ) {}

  @Get('activities/:activityId/appraisals')
  @ApiOperation({ summary: '一次活动的评议：结果、评议码、异常与表现良好' })
  @ZodResponse({ status: 200, type: AppraisalOverviewDto })
  activityAppraisals(@Me() me: SignedIn, @Param() { activityId }: AppraisalParamsDto) {
    return this.reader.overview(me, activityId)
  }

  @Post('activities/:activityId/appraisals')
  @HttpCode(200)
  @ApiOperation({ summary: '生成或作废评议码，代录，认定异常，认定或撤回表现良好，答复' })
  @ZodResponse({ status: 200, type: AppraisalAnswerDto })
  commandAppraisals(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { activityId }: AppraisalParamsDto,
    @Body() request: AppraisalOrderDto,
  ) {
    return this.appraisals.command(me, key, activityId, request)
  }

  @Get('appraisals/own')
  @ApiOperation({ summary: '对我（我单位）服务的评议，只有汇总' })
  @ZodResponse({ status: 200, type: OwnAppraisalsDto })
  ownAppraisals(@Me() me: SignedIn) {
    return this.reader.own(me)
  }

  @Get('appraisal-forms')
  @ApiOperation({ summary: '评议题各版本' })
  @ZodResponse({ status: 200, type: AppraisalFormsDto })
  appraisalForms(@Me() me: SignedIn) {
    return this.reader.forms(me)
  }

  @Post('appraisal-forms')
  @HttpCode(201)
  @ApiOperation({ summary: '发布评议题的新版本；用过的版本不变' })
  @ZodResponse({ status: 201, type: AppraisalAnswerDto })
  setAppraisalForm(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: SetAppraisalFormDto) {
    return this.appraisals.setForm(me, key, request)
  }
}
