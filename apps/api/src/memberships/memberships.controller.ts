import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import {
  MembershipAnswerDto,
  MembershipExportQueryDto,
  MembershipListDto,
  MembershipOrderDto,
  MembershipParamsDto,
  MembershipQueryDto,
  MissingExportQueryDto,
  MissingListDto,
  MissingQueryDto,
  OwnMembershipsDto,
} from './memberships.dto.js'
import { AnswersWorkbook, sheetFile } from '../http/workbook.js'
import { MembershipsService } from './memberships.service.js'

@ApiTags('check-ins')
@Controller('api/memberships')
export class MembershipsController {
  constructor(private readonly register: MembershipsService) {}

  @Get()
  @ApiOperation({ summary: '报到名册：本人管理范围内，谁在哪个社区报到' })
  @ZodResponse({ status: 200, type: MembershipListDto })
  memberships(@Me() me: SignedIn, @Query() query: MembershipQueryDto) {
    return this.register.register(me, query)
  }

  @Get('export.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出报到名册' })
  membershipsExport(@Me() me: SignedIn, @Query() query: MembershipExportQueryDto): Promise<StreamableFile> {
    return sheetFile('报到名册', this.register.sheet(me, query))
  }

  @Get('own')
  @ApiOperation({ summary: '我的报到' })
  @ZodResponse({ status: 200, type: OwnMembershipsDto })
  ownMemberships(@Me() me: SignedIn) {
    return this.register.own(me)
  }

  @Get('missing')
  @ApiOperation({ summary: '本机关党组织尚未报到的党员' })
  @ZodResponse({ status: 200, type: MissingListDto })
  missingMembers(@Me() me: SignedIn, @Query() query: MissingQueryDto) {
    return this.register.missing(me, query)
  }

  @Get('missing.xlsx')
  @AnswersWorkbook()
  @ApiOperation({ summary: '导出本机关党组织尚未报到的党员' })
  missingMembersExport(@Me() me: SignedIn, @Query() query: MissingExportQueryDto): Promise<StreamableFile> {
    return sheetFile('未报到党员', this.register.missingSheet(me, query))
  }

  @Post(':id/commands')
  @HttpCode(200)
  @ApiOperation({ summary: '暂停或结束一项报到' })
  @ZodResponse({ status: 200, type: MembershipAnswerDto })
  commandMembership(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Param() { id }: MembershipParamsDto,
    @Body() request: MembershipOrderDto,
  ) {
    return this.register.change(me, key, id, request)
  }
}
