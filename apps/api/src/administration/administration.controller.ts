import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { ActAnswerDto, ProcessParamsDto } from '../processes/processes.dto.js'
import {
  AdministrationPreviewDto,
  AdministrationPreviewRequestDto,
  AdminRequestDto,
  TechnicalHistoryDto,
  TechnicalHistoryQueryDto,
} from './administration.dto.js'
import { AdministrationService } from './administration.service.js'
import { PreviewService } from './preview.service.js'
import { TechnicalHistoryService } from './technical-history.service.js'

@ApiTags('processes')
@Controller('api/processes')
export class AdministrationController {
  constructor(
    private readonly administration: AdministrationService,
    private readonly previews: PreviewService,
    private readonly histories: TechnicalHistoryService,
  ) {}

  @Post(':id/administration')
  @HttpCode(200)
  @ApiOperation({ summary: '系统管理员：移动、改派、延期、终止、重建，均须说明理由' })
  @ZodResponse({ status: 200, type: ActAnswerDto })
  administer(
    @Me() me: SignedIn,
    @Param() { id }: ProcessParamsDto,
    @IdempotencyKey() key: string,
    @Body() request: AdminRequestDto,
  ) {
    return this.administration.administer(me, id, key, request)
  }

  @Post(':id/administration/preview')
  @HttpCode(200)
  @ApiOperation({ summary: '系统管理员：一项处置会改变什么（环节、席位、期限、通知），只看不办' })
  @ZodResponse({ status: 200, type: AdministrationPreviewDto })
  previewAdministration(
    @Me() me: SignedIn,
    @Param() { id }: ProcessParamsDto,
    @Body() request: AdministrationPreviewRequestDto,
  ) {
    return this.previews.preview(me, id, request)
  }

  @Get(':id/technical-history')
  @ApiOperation({ summary: '系统管理员：流程服务（Temporal）保留的运行与事件，只有编号和代码；查看留审计' })
  @ZodResponse({ status: 200, type: TechnicalHistoryDto })
  technicalHistory(@Param() { id }: ProcessParamsDto, @Query() query: TechnicalHistoryQueryDto) {
    return this.histories.read(id, query)
  }
}
