import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import {
  EnterNeedDto,
  NeedAnswerDto,
  NeedDetailDto,
  NeedExportQueryDto,
  NeedListDto,
  NeedOrderDto,
  NeedParamsDto,
  NeedQueryDto,
} from './needs.dto.js'
import { NeedsService } from './needs.service.js'

@ApiTags('needs')
@Controller('api')
export class NeedsController {
  constructor(private readonly desk: NeedsService) {}

  @Get('needs')
  @ApiOperation({ summary: '需求清单：本人管理范围内' })
  @ZodResponse({ status: 200, type: NeedListDto })
  needs(@Me() me: SignedIn, @Query() query: NeedQueryDto) {
    return this.desk.page(me, query)
  }

  @Get('needs/export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出需求清单：本人管理范围内' })
  async needsExport(@Me() me: SignedIn, @Query() query: NeedExportQueryDto): Promise<StreamableFile> {
    return sheetFile('社区需求', this.desk.sheet(me, query))
  }

  @Post('needs')
  @ApiOperation({ summary: '社区登记需求，或按纸质材料代居民登记' })
  @ZodResponse({ status: 201, type: NeedAnswerDto })
  enterNeed(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: EnterNeedDto) {
    return this.desk.enter(me, key, request)
  }

  @Get('needs/:id')
  @ApiOperation({ summary: '一条需求，连同已合并的和可能相同的' })
  @ZodResponse({ status: 200, type: NeedDetailDto })
  need(@Me() me: SignedIn, @Param() { id }: NeedParamsDto) {
    return this.desk.one(me, id)
  }

  @Post('needs/:id/commands')
  @HttpCode(200)
  @ApiOperation({ summary: '社区合并、撤销合并、搁置、恢复一条需求；街道、区委组织部催办' })
  @ZodResponse({ status: 200, type: NeedAnswerDto })
  commandNeed(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: NeedParamsDto,
    @Body() request: NeedOrderDto,
  ) {
    return this.desk.change(me, key, id, request)
  }
}
