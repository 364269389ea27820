import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { SignInAnswerDto } from '../sign-in/sign-in.dto.js'
import { OwnAccountDto, PasswordChangeDto } from './accounts.dto.js'
import { OwnAccountService } from './own-account.service.js'

@ApiTags('account')
@Controller('api/account')
export class OwnAccountController {
  constructor(private readonly account: OwnAccountService) {}

  @Get()
  @ApiOperation({ summary: '本人的账号与安全设置' })
  @ZodResponse({ status: 200, type: OwnAccountDto })
  ownAccount(@Me() me: SignedIn) {
    return this.account.describe(me)
  }

  @Post('password')
  @HttpCode(200)
  @ApiOperation({ summary: '更换密码；其他设备随之退出' })
  @ZodResponse({ status: 200, type: SignInAnswerDto })
  changePassword(
    @Me() me: SignedIn,
    @Body() body: PasswordChangeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.account.changePassword(me, body, { request, reply })
  }
}
