import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { SignInAnswerDto, SignInCodeDto, SignInDto, SignInOptionsDto } from './sign-in.dto.js'
import { SignInService } from './sign-in.service.js'

@ApiTags('session')
@Controller('api/sign-in')
export class SignInController {
  constructor(private readonly service: SignInService) {}

  @Get()
  @ApiOperation({ summary: '可用的登录方式' })
  @ZodResponse({ status: 200, type: SignInOptionsDto })
  signInOptions() {
    return this.service.options()
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '以工号和密码登录' })
  @ZodResponse({ status: 200, type: SignInAnswerDto })
  signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.service.withPassword(body, { request, reply })
  }

  @Post('code')
  @HttpCode(200)
  @ApiOperation({ summary: '二次验证：动态验证码或恢复码' })
  @ZodResponse({ status: 200, type: SignInAnswerDto })
  signInCode(
    @Me() me: SignedIn,
    @Body() { code }: SignInCodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.service.withCode(me, code, { request, reply })
  }
}
