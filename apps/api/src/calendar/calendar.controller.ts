import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import { IdempotencyKey } from '../access/idempotency-key.js'
import { Me, type SignedIn } from '../access/me.js'
import {
  CalendarQueryDto,
  CalendarYearDto,
  ClosureAnswerDto,
  ClosureRequestDto,
  NoticeAnswerDto,
  NoticeRequestDto,
} from './calendar.dto.js'
import { CalendarService } from './calendar.service.js'
import { ClosuresService } from './closures.service.js'
import { NoticeImportService } from './notice-import.service.js'

@ApiTags('calendar')
@Controller('api/calendar')
export class CalendarController {
  constructor(
    private readonly calendar: CalendarService,
    private readonly notices: NoticeImportService,
    private readonly closures: ClosuresService,
  ) {}

  @Get()
  @ApiOperation({ summary: '工作日历：一年的每一天、停办日、等待放假通知的年份' })
  @ZodResponse({ status: 200, type: CalendarYearDto })
  calendarYear(@Me() me: SignedIn, @Query() query: CalendarQueryDto) {
    return this.calendar.year(me, query.year)
  }

  @Post('notices')
  @HttpCode(200)
  @ApiOperation({ summary: '国务院放假通知：预览会移动哪些期限，再载入' })
  @ZodResponse({ status: 200, type: NoticeAnswerDto })
  importNotice(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: NoticeRequestDto) {
    return this.notices.take(me, key, request.command)
  }

  @Post('closures')
  @HttpCode(200)
  @ApiOperation({ summary: '登记或取消一个单位的停办日' })
  @ZodResponse({ status: 200, type: ClosureAnswerDto })
  changeClosure(@Me() me: SignedIn, @IdempotencyKey() key: string, @Body() request: ClosureRequestDto) {
    return this.closures.change(me, key, request.command)
  }
}
