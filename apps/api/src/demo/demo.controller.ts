import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import { SessionDto } from '../session/session.dto.js'
import { DemoAccountsDto, DemoSignInDto, FastForwardDto, FastForwardedDto } from './demo.dto.js'
import { DemoService } from './demo.service.js'
import { FastForwardService } from './fast-forward.service.js'

/** Demo mode only: role cards instead of passwords, and a clock that can be moved. */
@ApiTags('demo')
@Controller('api/demo')
export class DemoController {
  constructor(
    private readonly demo: DemoService,
    private readonly clock: FastForwardService,
  ) {}

  @Get('accounts')
  @ApiOperation({ summary: '演示角色卡' })
  @ZodResponse({ status: 200, type: DemoAccountsDto })
  demoAccounts() {
    return this.demo.accounts()
  }

  @Post('sign-in')
  @HttpCode(200)
  @ApiOperation({ summary: '以演示角色登录' })
  @ZodResponse({ status: 200, type: SessionDto })
  demoSignIn(
    @Body() { personId }: DemoSignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.demo.signIn(personId, request, reply)
  }

  @Post('fast-forward')
  @HttpCode(200)
  @ApiOperation({ summary: '快进：所有未办结事项的业务时间一起前移' })
  @ZodResponse({ status: 200, type: FastForwardedDto })
  fastForward(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() { hours }: FastForwardDto) {
    return this.clock.forward(me, key, hours)
  }
}
