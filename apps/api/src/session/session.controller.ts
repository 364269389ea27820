import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common'
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { SessionDto } from './session.dto.js'
import { SessionService } from './session.service.js'

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  @ApiOperation({ summary: '当前登录人、角色和业务时间' })
  @ZodResponse({ status: 200, type: SessionDto })
  session(@Me() me: SignedIn) {
    return this.sessions.describe(me)
  }

  @Post('sign-out')
  @HttpCode(204)
  @ApiOperation({ summary: '退出登录' })
  @ApiNoContentResponse({ description: '已退出' })
  async signOut(@Me() me: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(me, reply)
  }
}
