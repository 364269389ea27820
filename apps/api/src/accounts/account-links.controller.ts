import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common'
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { AccountLinksService } from './account-links.service.js'
import {
  AccountLinkDto,
  AccountLinkTokenDto,
  ActivatedDto,
  ResetRequestDto,
  UsedAccountLinkDto,
} from './accounts.dto.js'

/** The token comes in the body: addresses are kept in histories and logs. */
@ApiTags('session')
@Controller('api/account-links')
export class AccountLinksController {
  constructor(private readonly links: AccountLinksService) {}

  @Post('look')
  @HttpCode(200)
  @ApiOperation({ summary: '一次性链接是给谁的、用来做什么' })
  @ZodResponse({ status: 200, type: AccountLinkDto })
  lookAtLink(@Body() { token }: AccountLinkTokenDto, @Req() request: FastifyRequest) {
    return this.links.look(token, request)
  }

  @Post('use')
  @HttpCode(200)
  @ApiOperation({ summary: '凭一次性链接设置密码' })
  @ZodResponse({ status: 200, type: ActivatedDto })
  useLink(@Body() { token, password }: UsedAccountLinkDto, @Req() request: FastifyRequest) {
    return this.links.use(token, password, request)
  }

  @Post('reset')
  @HttpCode(202)
  @ApiOperation({ summary: '忘记密码：向登记的邮箱发送重设链接（无论账号是否存在，答复相同）' })
  @ApiAcceptedResponse({ description: '已受理' })
  requestReset(@Body() { staffNumber }: ResetRequestDto, @Req() request: FastifyRequest): void {
    this.links.requestReset(staffNumber, request)
  }
}
