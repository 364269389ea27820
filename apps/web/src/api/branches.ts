import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FeedOrder } from '#contracts/http/agenda.js'
import type { OfficerOrder } from '#contracts/http/branches.js'
import type { EstatesOrder } from '#contracts/http/estates.js'
import { addressOf } from './address.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { QueryOf } from './types.js'

export const branchesQuery = (query: QueryOf<'/api/branches'>) =>
  queryOptions({
    queryKey: ['branches', query],
    queryFn: () => answerOf(client.GET('/api/branches', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const branchesExportAddress = (query: QueryOf<'/api/branches'>): string =>
  addressOf('/api/branches/export.xlsx', query)

export const branchQuery = (id: string) =>
  queryOptions({
    queryKey: ['branches', id],
    queryFn: () => answerOf(client.GET('/api/branches/{id}', { params: { path: { id } } })),
  })

export const branchMembersQuery = (id: string, query: QueryOf<'/api/branches/{id}/members'>) =>
  queryOptions({
    queryKey: ['branches', id, 'members', query],
    queryFn: () => answerOf(client.GET('/api/branches/{id}/members', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  })

export const changeOfficers = ({ id, ...body }: OfficerOrder & { id: string }, key: string) =>
  answerOf(client.POST('/api/branches/{id}/officers', { params: { path: { id }, header: keyed(key) }, body }))

export const estatesQuery = (query: QueryOf<'/api/estates'>) =>
  queryOptions({
    queryKey: ['estates', query],
    queryFn: () => answerOf(client.GET('/api/estates', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const setEstates = ({ id, ...body }: EstatesOrder & { id: string }, key: string) =>
  answerOf(client.POST('/api/branches/{id}/estates', { params: { path: { id }, header: keyed(key) }, body }))

export const agendaQuery = (query: QueryOf<'/api/agenda'>) =>
  queryOptions({
    queryKey: ['agenda', query],
    queryFn: () => answerOf(client.GET('/api/agenda', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const feedQuery = (communityId?: string) =>
  queryOptions({
    queryKey: ['agenda', 'feed', communityId],
    queryFn: () =>
      answerOf(client.GET('/api/agenda/feed', { params: { query: communityId ? { communityId } : {} } })),
  })

export const changeFeed = (body: FeedOrder) => answerOf(client.POST('/api/agenda/feed', { body }))
