import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  calendarDay,
  calendarYear,
  ClosureCommand,
  noticeAnswer,
  NoticeCommand,
  unitClosure,
} from '#contracts/http/calendar.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'

export type { ClosureCommand, NoticeCommand } from '#contracts/http/calendar.js'
export type CalendarYear = z.infer<typeof calendarYear>
export type CalendarDay = z.infer<typeof calendarDay>
export type UnitClosure = z.infer<typeof unitClosure>
export type NoticeLook = z.infer<typeof noticeAnswer>

export const calendarQuery = (year: number) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: () => answerOf(client.GET('/api/calendar', { params: { query: { year } } })),
    placeholderData: keepPreviousData,
  })

export const takeNotice = (command: NoticeCommand, key: string) =>
  answerOf(client.POST('/api/calendar/notices', { params: { header: keyed(key) }, body: { command } }))

export const changeClosure = (command: ClosureCommand, key: string) =>
  answerOf(client.POST('/api/calendar/closures', { params: { header: keyed(key) }, body: { command } }))
