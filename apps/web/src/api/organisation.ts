import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { GrantOrderRequest, PersonRequest, TreeRequest } from '#contracts/http/organisation.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { QueryOf } from './types.js'

/** Units directly below a parent, found by a search, or the uppermost ones in sight. */
export const treeQueryOf = (query: {
  parentId?: string
  search?: string
  ended?: 'true' | 'false'
  limit?: number
}) =>
  queryOptions({
    queryKey: ['organisation', 'tree', query],
    queryFn: () => answerOf(client.GET('/api/organisation/units', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const treeUnitQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', 'unit', id],
    queryFn: () => answerOf(client.GET('/api/organisation/units/{id}', { params: { path: { id } } })),
  })

export type RosterPart = 'members' | 'offices' | 'moved' | 'left'

export const rosterQueryOf = (id: string, query: { part: RosterPart; offset: number; limit: number }) =>
  queryOptions({
    queryKey: ['organisation', 'roster', id, query],
    queryFn: () =>
      answerOf(client.GET('/api/organisation/units/{id}/roster', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  })

export const unitGrantsQueryOf = (
  id: string,
  query: { below: 'true' | 'false'; offset: number; limit: number },
) =>
  queryOptions({
    queryKey: ['organisation', 'grants', id, query],
    queryFn: () =>
      answerOf(client.GET('/api/organisation/units/{id}/grants', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  })

export const unitHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', 'history', id],
    queryFn: () => answerOf(client.GET('/api/organisation/units/{id}/history', { params: { path: { id } } })),
  })

export const peopleQueryOf = (query: QueryOf<'/api/organisation/people'>) =>
  queryOptions({
    queryKey: ['organisation', 'people', query],
    queryFn: () => answerOf(client.GET('/api/organisation/people', { params: { query } })),
    enabled: query.search !== '',
    placeholderData: keepPreviousData,
  })

export const personGrantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', 'person', id],
    queryFn: () => answerOf(client.GET('/api/organisation/people/{id}/grants', { params: { path: { id } } })),
  })

export const personHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', 'personHistory', id],
    queryFn: () =>
      answerOf(client.GET('/api/organisation/people/{id}/history', { params: { path: { id } } })),
  })

export const personReachQuery = (id: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['organisation', 'reach', id],
    queryFn: () => answerOf(client.GET('/api/access-review/people/{id}', { params: { path: { id } } })),
    enabled,
  })

export const whoSeesQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', 'whoSees', id],
    queryFn: () => answerOf(client.GET('/api/access-review/processes/{id}', { params: { path: { id } } })),
  })

export const grantRequestsQuery = (query: QueryOf<'/api/organisation/grant-requests'>) =>
  queryOptions({
    queryKey: ['organisation', 'grantRequests', query],
    queryFn: () => answerOf(client.GET('/api/organisation/grant-requests', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const changeTree = (body: TreeRequest, key: string) =>
  answerOf(client.POST('/api/organisation/tree', { params: { header: keyed(key) }, body }))

export const changePerson = (body: PersonRequest, key: string) =>
  answerOf(client.POST('/api/organisation/people', { params: { header: keyed(key) }, body }))

export const changeGrant = (body: GrantOrderRequest, key: string) =>
  answerOf(client.POST('/api/organisation/grants', { params: { header: keyed(key) }, body }))

export const decideGrant = (
  { id, ...body }: { id: string; approved: boolean; reason: string },
  key: string,
) =>
  answerOf(
    client.POST('/api/organisation/grant-requests/{id}/decision', {
      params: { path: { id }, header: keyed(key) },
      body,
    }),
  )
