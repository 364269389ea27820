import { Body, Controller, Get, Header, HttpCode, Ip, Post, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { createZodDto, ZodResponse } from 'nestjs-zod'
import { agenda, agendaQuery, feed, feedOrder, feedParams, feedQuery } from '#contracts/http/agenda.js'
import { Me, type SignedIn } from '../access/me.js'
import { AgendaService } from './agenda.service.js'
import { FeedsService } from './feeds.service.js'

class AgendaQueryDto extends createZodDto(agendaQuery) {}
class AgendaDto extends createZodDto(agenda) {}
class FeedQueryDto extends createZodDto(feedQuery) {}
class FeedDto extends createZodDto(feed) {}
class FeedOrderDto extends createZodDto(feedOrder) {}
class FeedParamsDto extends createZodDto(feedParams) {}

@ApiTags('agenda')
@Controller('api')
export class AgendaController {
  constructor(
    private readonly service: AgendaService,
    private readonly feeds: FeedsService,
  ) {}

  @Get('agenda')
  @ApiOperation({ summary: '活动日历：本人报名的和本社区的，或一个社区的' })
  @ZodResponse({ status: 200, type: AgendaDto })
  agenda(@Me() me: SignedIn, @Query() query: AgendaQueryDto) {
    return this.service.between(me, query)
  }

  @Get('agenda/feed')
  @ApiOperation({ summary: '日历订阅的私人网址' })
  @ZodResponse({ status: 200, type: FeedDto })
  calendarFeed(@Me() me: SignedIn, @Query() { communityId }: FeedQueryDto) {
    return this.feeds.current(me, communityId)
  }

  @Post('agenda/feed')
  @HttpCode(200)
  @ApiOperation({ summary: '启用、更换或停用日历订阅；旧网址立即失效' })
  @ZodResponse({ status: 200, type: FeedDto })
  changeCalendarFeed(@Me() me: SignedIn, @Body() request: FeedOrderDto) {
    return this.feeds.change(me, request)
  }

  @Get('agenda.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ summary: '供日历软件订阅，凭私人网址，不需登录' })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'RFC 5545', schema: { type: 'string' } })
  calendarFile(@Query() { token }: FeedParamsDto, @Ip() address: string): Promise<string> {
    return this.feeds.file(token, address)
  }
}
