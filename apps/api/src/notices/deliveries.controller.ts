import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common'
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ZodResponse } from 'nestjs-zod'
import { Me, type SignedIn } from '../access/me.js'
import { AnswersCsv } from '../http/csv.js'
import { DeliveriesService } from './deliveries.service.js'
import {
  DeadLetterAnswerDto,
  DeadLetterCommandDto,
  DeadLetterQueryDto,
  DeadLettersDto,
  DeliveriesDto,
  DeliveryFilterDto,
  DeliveryQueryDto,
  NoticePreferenceChangeDto,
  NoticePreferenceDto,
} from './notices.dto.js'

/** What was delivered by which way, and what could not be; and what one wants to be told oneself. */
@ApiTags('notices')
@Controller('api')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get('deliveries')
  @ApiOperation({ summary: '投递记录：按事项、收件方、通道、结果、日期检索，新的在前' })
  @ZodResponse({ status: 200, type: DeliveriesDto })
  listDeliveries(@Me() me: SignedIn, @Query() query: DeliveryQueryDto) {
    return this.deliveries.page(me, query)
  }

  @Get('deliveries.csv')
  @AnswersCsv('送达情况')
  @ApiOperation({ summary: '导出投递记录' })
  deliveriesCsv(@Me() me: SignedIn, @Query() filter: DeliveryFilterDto): Promise<string> {
    return this.deliveries.csv(me, filter)
  }

  @Get('dead-letters')
  @ApiOperation({ summary: '没有送达、不再自动重试的消息及其原因' })
  @ZodResponse({ status: 200, type: DeadLettersDto })
  listDeadLetters(@Me() me: SignedIn, @Query() query: DeadLetterQueryDto) {
    return this.deliveries.deadLetters(me, query)
  }

  @Post('dead-letters')
  @HttpCode(200)
  @ApiOperation({ summary: '重试或放弃没有送达的消息，一次最多 100 封；放弃须说明理由' })
  @ZodResponse({ status: 200, type: DeadLetterAnswerDto })
  settleDeadLetters(
    @Me() me: SignedIn,
    @Body() command: DeadLetterCommandDto,
    @Req() request: FastifyRequest,
  ) {
    const { name, ids, reason } = command
    request.audit = { details: { command: name, envelopes: ids.join(' '), ...(reason && { reason }) } }
    return this.deliveries.settle(me, command)
  }

  @Get('account/notices')
  @ApiOperation({ summary: '本人的接收方式' })
  @ZodResponse({ status: 200, type: NoticePreferenceDto })
  noticePreference(@Me() me: SignedIn) {
    return this.deliveries.preference(me)
  }

  @Post('account/notices')
  @HttpCode(204)
  @ApiOperation({ summary: '设置本人的接收方式；站内消息不能关闭' })
  @ApiNoContentResponse({ description: '已保存' })
  async setNoticePreference(@Me() me: SignedIn, @Body() body: NoticePreferenceChangeDto): Promise<void> {
    await this.deliveries.setPreference(me, body)
  }
}
