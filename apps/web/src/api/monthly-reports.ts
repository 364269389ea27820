import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { monthlyReport, OrderReport } from '#contracts/http/monthly-reports.js'
import { client } from './client.js'
import { answerOf } from './problem.js'

export type MonthlyReport = z.infer<typeof monthlyReport>

const lookAgainMs = 1_500

export const isUnderWay = ({ state }: Pick<MonthlyReport, 'state'>): boolean =>
  state === 'waiting' || state === 'making'

/** Asked again and again as long as one is being made. */
export const monthlyReportsQuery = (query: { unitId?: string | undefined; offset: number; limit: number }) =>
  queryOptions({
    queryKey: ['monthly-reports', query],
    queryFn: () => answerOf(client.GET('/api/monthly-reports', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) ? lookAgainMs : false),
  })

export const orderMonthlyReport = (body: OrderReport) =>
  answerOf(client.POST('/api/monthly-reports', { body }))
