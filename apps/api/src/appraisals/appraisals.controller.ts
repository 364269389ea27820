import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import {
  appraisalAnswer,
  appraisalForms,
  appraisalFormsQuery,
  appraisalOrder,
  appraisalOverview,
  appraisalParams,
  appraisalQuery,
  ownAppraisals,
  ownAppraisalsQuery,
  setAppraisalForm,
  waitingServices,
  waitingServicesQuery,
} from '#contracts/http/appraisals.js'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, workbookFile } from '../http/workbook.js'
import { AppraisalFormsService } from './appraisal-forms.service.js'
import { AppraisalsReader } from './appraisals.reader.js'
import { appraisalsSheet } from './appraisals-sheet.js'
import { AppraisalsService } from './appraisals.service.js'

class AppraisalParamsDto extends createZodDto(appraisalParams) {}
class AppraisalQueryDto extends createZodDto(appraisalQuery) {}
class AppraisalFormsQueryDto extends createZodDto(appraisalFormsQuery) {}
class OwnAppraisalsQueryDto extends createZodDto(ownAppraisalsQuery) {}
class AppraisalOverviewDto extends createZodDto(appraisalOverview) {}
class AppraisalOrderDto extends createZodDto(appraisalOrder) {}
class AppraisalAnswerDto extends createZodDto(appraisalAnswer) {}
class OwnAppraisalsDto extends createZodDto(ownAppraisals) {}
class WaitingServicesQueryDto extends createZodDto(waitingServicesQuery) {}
class WaitingServicesDto extends createZodDto(waitingServices) {}
class AppraisalFormsDto extends createZodDto(appraisalForms) {}
class SetAppraisalFormDto extends createZodDto(setAppraisalForm) {}

@ApiTags('appraisals')
@Controller('api')
export class AppraisalsController {
  constructor(
    private readonly appraisals: AppraisalsService,
    private readonly reader: AppraisalsReader,
    private readonly forms: AppraisalFormsService,
  ) {}

  @Get('appraisals/own')
  @ApiOperation({ summary: '对我（我单位）服务的评议，只有汇总' })
  @ZodResponse({ status: 200, type: OwnAppraisalsDto })
  ownAppraisals(@Me() me: SignedIn, @Query() query: OwnAppraisalsQueryDto) {
    return this.reader.own(me, query)
  }

  @Get('appraisals/waiting')
  @ApiOperation({ summary: '管理范围内近一个月还没有评议的活动、岗位和认领' })
  @ZodResponse({ status: 200, type: WaitingServicesDto })
  waitingServices(@Me() me: SignedIn, @Query() query: WaitingServicesQueryDto) {
    return this.reader.waiting(me, query)
  }

  @Get('appraisals/:id')
  @ApiOperation({ summary: '一次活动（一项办结的认领）的评议：结果、评议码、异常与表现良好' })
  @ZodResponse({ status: 200, type: AppraisalOverviewDto })
  appraisalsOf(@Me() me: SignedIn, @Param() { id }: AppraisalParamsDto, @Query() query: AppraisalQueryDto) {
    return this.reader.overview(me, id, query)
  }

  @Get('appraisals/:id/export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出一次服务的评议' })
  async appraisalsExport(@Me() me: SignedIn, @Param() { id }: AppraisalParamsDto): Promise<StreamableFile> {
    const everything = { offset: 0, limit: Number.MAX_SAFE_INTEGER }
    const overview = await this.reader.overview(me, id, everything)
    return workbookFile(`${overview.service.title}评议`, await appraisalsSheet(overview))
  }

  @Post('appraisals/:id')
  @HttpCode(200)
  @ApiOperation({ summary: '生成或作废评议码，代录，认定异常，认定或撤回表现良好，答复' })
  @ZodResponse({ status: 200, type: AppraisalAnswerDto })
  commandAppraisals(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: AppraisalParamsDto,
    @Body() { command }: AppraisalOrderDto,
  ) {
    return this.appraisals.command(me, key, id, command)
  }

  @Get('appraisal-forms')
  @ApiOperation({ summary: '一个单位的评议题：现行版本、各版本及使用情况' })
  @ZodResponse({ status: 200, type: AppraisalFormsDto })
  appraisalForms(@Me() me: SignedIn, @Query() { unitId }: AppraisalFormsQueryDto) {
    return this.forms.of(me, unitId)
  }

  @Post('appraisal-forms')
  @HttpCode(201)
  @ApiOperation({ summary: '发布一个单位评议题的新版本；用过的版本和其他单位的不变' })
  @ZodResponse({ status: 201, type: AppraisalAnswerDto })
  setAppraisalForm(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: SetAppraisalFormDto) {
    return this.forms.set(me, key, request)
  }
}
