import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import {
  AccountCommandAnswerDto,
  AccountCommandDto,
  AccountEmailDto,
  AccountParamsDto,
  AccountQueryDto,
  AccountsDto,
  InvitationResultsDto,
  InvitationsDto,
} from './accounts.dto.js'
import { AccountsService } from './accounts.service.js'

/** For the security administrator: accounts of the people at their node and below. */
@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @ApiOperation({ summary: '账号：按状态、单位、姓名、拼音或工号查找' })
  @ZodResponse({ status: 200, type: AccountsDto })
  listAccounts(@Me() me: SignedIn, @Query() query: AccountQueryDto) {
    return this.accounts.page(me, query)
  }

  @Post('invitations')
  @HttpCode(200)
  @ApiOperation({ summary: '邀请激活，一次最多 100 人；逐人答复' })
  @ZodResponse({ status: 200, type: InvitationResultsDto })
  invite(@Me() me: SignedIn, @Body() { people }: InvitationsDto, @Req() request: FastifyRequest) {
    request.audit = { details: { people: people.map(({ personId }) => personId).join(' ') } }
    return this.accounts.invite(me, people)
  }

  @Post(':id/commands')
  @HttpCode(200)
  @ApiOperation({ summary: '重设密码、停用、启用、解锁、退出所有设备、解除二次验证' })
  @ZodResponse({ status: 200, type: AccountCommandAnswerDto })
  commandAccount(
    @Me() me: SignedIn,
    @Param() { id }: AccountParamsDto,
    @Body() body: AccountCommandDto,
    @Req() request: FastifyRequest,
  ) {
    request.audit = { details: { command: body.name, reason: body.reason } }
    return this.accounts.command(me, id, body.name)
  }

  @Post(':id/email')
  @HttpCode(204)
  @ApiOperation({ summary: '登记或更换邮箱' })
  @ApiNoContentResponse({ description: '已保存' })
  async setAccountEmail(
    @Me() me: SignedIn,
    @Param() { id }: AccountParamsDto,
    @Body() { email }: AccountEmailDto,
  ): Promise<void> {
    await this.accounts.setEmail(me, id, email)
  }
}
