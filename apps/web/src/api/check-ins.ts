import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { MembershipOrder, StartCheckIn } from '#contracts/http/check-ins.js'
import { addressOf } from './address.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { ActAnswer, QueryOf } from './types.js'

export const ownMembershipsQuery = queryOptions({
  queryKey: ['memberships', 'own'],
  queryFn: () => answerOf(client.GET('/api/memberships/own')),
})

/** Where the browser saves the register from, as it is narrowed now. */
export const membershipsExportAddress = (query: QueryOf<'/api/memberships'>): string =>
  addressOf('/api/memberships/export.xlsx', query)
export const membershipsQuery = (query: QueryOf<'/api/memberships'>) =>
  queryOptions({
    queryKey: ['memberships', query],
    queryFn: () => answerOf(client.GET('/api/memberships', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const missingMembersExportAddress = (query: QueryOf<'/api/memberships/missing'>): string =>
  addressOf('/api/memberships/missing.xlsx', query)
export const missingMembersQuery = (query: QueryOf<'/api/memberships/missing'>) =>
  queryOptions({
    queryKey: ['memberships', 'missing', query],
    queryFn: () => answerOf(client.GET('/api/memberships/missing', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const startCheckIn = (body: StartCheckIn, key: string): Promise<ActAnswer> =>
  answerOf(client.POST('/api/check-ins', { params: { header: keyed(key) }, body }))

export const commandMembership = ({ id, ...body }: MembershipOrder & { id: string }, key: string) =>
  answerOf(
    client.POST('/api/memberships/{id}/commands', {
      params: { path: { id }, header: keyed(key) },
      body,
    }),
  )
