import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import {
  MembershipAnswerDto,
  MembershipListDto,
  MembershipOrderDto,
  MembershipParamsDto,
  MembershipQueryDto,
  MissingListDto,
  MissingQueryDto,
  OwnMembershipsDto,
} from './memberships.dto.js'
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
