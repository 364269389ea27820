import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  monthAgencies,
  missingPoints,
  monthStandings,
  pointLedger,
  pointMonths,
  PointObjectionDetail,
  StartObjection,
} from '#contracts/http/points.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { ActAnswer, QueryOf } from './types.js'

export type PointLedger = z.output<typeof pointLedger>
export type PointEntry = PointLedger['items'][number]
export type PointMonth = z.output<typeof pointMonths>['items'][number]
export type MonthAgency = z.output<typeof monthAgencies>['items'][number]
export type MemberStanding = z.output<typeof monthStandings>['items'][number]
export type MissingPoint = z.output<typeof missingPoints>['items'][number]
export type { PointObjectionDetail }

/** Whose ledger. */
export type LedgerOf = Pick<QueryOf<'/api/points'>, 'subject' | 'subjectId'>

/** Pages go back from the latest entry: what is added meanwhile moves none of them. */
export const pointLedgerQuery = (of: LedgerOf) =>
  infiniteQueryOptions({
    queryKey: ['points', 'ledger', of],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.GET('/api/points', { params: { query: { ...of, ...(pageParam && { before: pageParam }) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

export const pointMonthsQuery = queryOptions({
  queryKey: ['points', 'months'],
  queryFn: () => answerOf(client.GET('/api/points/months')),
})

export const monthAgenciesQuery = (month: string, query: QueryOf<'/api/points/months/{month}'>) =>
  queryOptions({
    queryKey: ['points', 'months', month, query],
    queryFn: () => answerOf(client.GET('/api/points/months/{month}', { params: { path: { month }, query } })),
    placeholderData: keepPreviousData,
  })

export const standingsQuery = (month: string, query: QueryOf<'/api/points/months/{month}/standings'>) =>
  queryOptions({
    queryKey: ['points', 'standings', month, query],
    queryFn: () =>
      answerOf(client.GET('/api/points/months/{month}/standings', { params: { path: { month }, query } })),
    placeholderData: keepPreviousData,
  })

export const ledgerAddress = (query: LedgerOf): string =>
  `/api/points/export.xlsx?${new URLSearchParams(query as Record<string, string>).toString()}`

export const agenciesAddress = (month: string, query: { districtId?: string; search?: string }): string =>
  `/api/points/months/${month}/agencies.xlsx?${new URLSearchParams(query).toString()}`

export const standingsAddress = (month: string, query: { agencyId: string; standing?: string }): string =>
  `/api/points/months/${month}/standings.xlsx?${new URLSearchParams(query).toString()}`

export const publishPoints = ({ month, districtId }: { month: string; districtId: string }) =>
  answerOf(
    client.POST('/api/points/months/{month}/publish', { params: { path: { month } }, body: { districtId } }),
  )

export const missingPointsQuery = (query: QueryOf<'/api/points/missing'>) =>
  queryOptions({
    queryKey: ['points', 'missing', query],
    queryFn: () => answerOf(client.GET('/api/points/missing', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const startObjection = (body: StartObjection, key: string): Promise<ActAnswer> =>
  answerOf(client.POST('/api/points/objections', { params: { header: keyed(key) }, body }))
