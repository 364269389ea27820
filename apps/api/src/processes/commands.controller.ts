import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import type { AskedProcess } from '#persistence/process/processes.js'
import { Asked } from '../access/asked.js'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { ActsService } from './acts.service.js'
import { PreviewService } from '../administration/preview.service.js'
import { AdministrationService } from './administration.service.js'
import {
  ActAnswerDto,
  ActRequestDto,
  AdministrationPreviewDto,
  AdministrationPreviewRequestDto,
  AdminRequestDto,
  ProcessParamsDto,
} from './processes.dto.js'

@ApiTags('processes')
@Controller('api/processes')
export class CommandsController {
  constructor(
    private readonly acts: ActsService,
    private readonly administration: AdministrationService,
    private readonly previews: PreviewService,
  ) {}

  @Post(':id/acts')
  @HttpCode(200)
  @ApiOperation({ summary: '在席位上办理一次；提交入库后才答复' })
  @ZodResponse({ status: 200, type: ActAnswerDto })
  act(
    @Me() me: SignedIn,
    @Param() { id }: ProcessParamsDto,
    @IdempotencyKey() key: string,
    @Body() request: ActRequestDto,
    @Asked() asked: AskedProcess | undefined,
  ) {
    return this.acts.act(me, id, key, request, asked)
  }

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
}
