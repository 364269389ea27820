import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { EnterNeed, NeedOrder } from '#contracts/http/needs.js'
import type { OfferOrder, StartPostClaim, StartPublication } from '#contracts/http/offers.js'
import { addressOf } from './address.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { QueryOf } from './types.js'

/** Where the browser saves the list from, as it is narrowed now. */
export const needsExportAddress = (query: QueryOf<'/api/needs'>): string =>
  addressOf('/api/needs/export.xlsx', query)
export const needsQuery = (query: QueryOf<'/api/needs'>) =>
  queryOptions({
    queryKey: ['needs', query],
    queryFn: () => answerOf(client.GET('/api/needs', { params: { query } })),
    placeholderData: keepPreviousData,
  })
export const needQuery = (id: string) =>
  queryOptions({
    queryKey: ['need', id],
    queryFn: () => answerOf(client.GET('/api/needs/{id}', { params: { path: { id } } })),
  })
export const enterNeed = (body: EnterNeed, key: string) =>
  answerOf(client.POST('/api/needs', { params: { header: keyed(key) }, body }))
export const commandNeed = ({ id, ...body }: NeedOrder & { id: string }, key: string) =>
  answerOf(client.POST('/api/needs/{id}/commands', { params: { path: { id }, header: keyed(key) }, body }))
export const startPublication = (body: StartPublication, key: string) =>
  answerOf(client.POST('/api/publications', { params: { header: keyed(key) }, body }))

/** Where the browser saves the list from, as it is narrowed now. */
export const postsExportAddress = (query: QueryOf<'/api/posts'>): string =>
  addressOf('/api/posts/export.xlsx', query)
export const postsQuery = (query: QueryOf<'/api/posts'>) =>
  queryOptions({
    queryKey: ['posts', query],
    queryFn: () => answerOf(client.GET('/api/posts', { params: { query } })),
    placeholderData: keepPreviousData,
  })
export const postClaimsQuery = (query: QueryOf<'/api/post-claims'>) =>
  queryOptions({
    queryKey: ['post-claims', query],
    queryFn: () => answerOf(client.GET('/api/post-claims', { params: { query } })),
    placeholderData: keepPreviousData,
  })
export const startPostClaim = (body: StartPostClaim, key: string) =>
  answerOf(client.POST('/api/post-claims', { params: { header: keyed(key) }, body }))
export const endPostClaim = ({ id, reason }: { id: string; reason: string }, key: string) =>
  answerOf(
    client.POST('/api/post-claims/{id}/end', {
      params: { path: { id }, header: keyed(key) },
      body: { reason },
    }),
  )
export const commandOffer = (
  { kind, id, ...body }: OfferOrder & { kind: 'project' | 'post'; id: string },
  key: string,
) =>
  answerOf(
    client.POST('/api/offers/{kind}/{id}/commands', {
      params: { path: { kind, id }, header: keyed(key) },
      body,
    }),
  )
