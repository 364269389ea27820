import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { DirectoryParamsDto } from '../directory/directory.dto.js'
import { GrantsService } from './grants.service.js'
import {
  GrantAnswerDto,
  GrantDecisionDto,
  GrantOrderDto,
  GrantRequestParamsDto,
  GrantRequestsDto,
  GrantRequestsQueryDto,
  OfficeGrantsDto,
  UnitGrantsQueryDto,
} from './organisation.dto.js'

@ApiTags('organisation')
@Controller('api/organisation')
export class GrantsController {
  constructor(private readonly grants: GrantsService) {}

  @Get('units/:id/grants')
  @ApiOperation({ summary: '一个单位（及以下）的任职' })
  @ZodResponse({ status: 200, type: OfficeGrantsDto })
  unitGrants(@Param() { id }: DirectoryParamsDto, @Query() query: UnitGrantsQueryDto) {
    return this.grants.at(id, query)
  }

  @Post('grants')
  @HttpCode(200)
  @ApiOperation({ summary: '授权或撤销授权；三类管理员的任职须另一位安全管理员确认' })
  @ZodResponse({ status: 200, type: GrantAnswerDto })
  changeGrant(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: GrantOrderDto) {
    return this.grants.change(me, key, request)
  }

  @Get('grant-requests')
  @ApiOperation({ summary: '等待另一位安全管理员确认的申请' })
  @ZodResponse({ status: 200, type: GrantRequestsDto })
  grantRequests(@Me() me: SignedIn, @Query() query: GrantRequestsQueryDto) {
    return this.grants.requests(me, query)
  }

  @Post('grant-requests/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: '确认或不同意一项申请' })
  @ZodResponse({ status: 200, type: GrantAnswerDto })
  decideGrant(
    @Me() me: SignedIn,
    @Param() { id }: GrantRequestParamsDto,
    @IdempotencyKey() key: string,
    @Body() decision: GrantDecisionDto,
  ) {
    return this.grants.decide(me, key, id, decision)
  }
}
