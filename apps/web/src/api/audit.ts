import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { addressOf } from './address.js'
import { client } from './client.js'
import { answerOf } from './problem.js'
import type { AuditSearch, AuditVerdict } from './types.js'

const pageSize = 30

/** Pages go back in the chain: what is added meanwhile moves none of them. */
export const auditEntriesQuery = (query: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.GET('/api/audit/entries', {
          params: { query: { ...query, limit: pageSize, ...(pageParam && { before: pageParam }) } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  })

export const auditOperationsQuery = queryOptions({
  queryKey: ['auditOperations'],
  queryFn: () => answerOf(client.GET('/api/audit/operations')),
  staleTime: Infinity,
})

export const auditAnchorsQuery = queryOptions({
  queryKey: ['auditAnchors'],
  queryFn: () => answerOf(client.GET('/api/audit/anchors')),
})

/** One piece of the chain, after a place in it. */
export const verifyPiece = (after: number, anchors: string): Promise<AuditVerdict> =>
  answerOf(client.POST('/api/audit/verification', { body: { after, ...(anchors && { anchors }) } }))

/** Where the browser saves an export from. */
export const auditExportAddress = (query: AuditSearch): string => addressOf('/api/audit/entries.csv', query)

export const anchorsAddress = '/api/audit/anchors.txt'
