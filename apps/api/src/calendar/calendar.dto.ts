import { createZodDto } from 'nestjs-zod'
import {
  calendarQuery,
  calendarYear,
  closureAnswer,
  closureRequest,
  noticeAnswer,
  noticeRequest,
} from '#contracts/http/calendar.js'

export class CalendarQueryDto extends createZodDto(calendarQuery) {}
export class CalendarYearDto extends createZodDto(calendarYear) {}
export class NoticeRequestDto extends createZodDto(noticeRequest) {}
export class NoticeAnswerDto extends createZodDto(noticeAnswer) {}
export class ClosureRequestDto extends createZodDto(closureRequest) {}
export class ClosureAnswerDto extends createZodDto(closureAnswer) {}
