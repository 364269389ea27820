import { queryOptions } from '@tanstack/react-query'
import type { AddCategory, CategoryOrder } from '#contracts/http/categories.js'
import type { OfferKind } from '#contracts/http/offers.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'

/** Of one's own district, or of the one in which a unit lies: what it uses, will use and has used. */
export const categoriesQuery = (kind: OfferKind, unitId?: string) =>
  queryOptions({
    queryKey: ['categories', kind, unitId],
    queryFn: () => {
      const params = { params: { query: unitId === undefined ? {} : { unitId } } }
      return answerOf(
        kind === 'project'
          ? client.GET('/api/project-categories', params)
          : client.GET('/api/post-categories', params),
      )
    },
    staleTime: 10 * 60_000,
  })

export const addCategory = ({ kind, ...body }: AddCategory & { kind: OfferKind }, key: string) =>
  answerOf(client.POST('/api/categories/{kind}', { params: { path: { kind }, header: keyed(key) }, body }))

export const changeCategory = (
  { kind, code, ...body }: CategoryOrder & { kind: OfferKind; code: string },
  key: string,
) =>
  answerOf(
    client.POST('/api/categories/{kind}/{code}', {
      params: { path: { kind, code }, header: keyed(key) },
      body,
    }),
  )
