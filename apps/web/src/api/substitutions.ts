import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  newSubstitution,
  substitution,
  substitutionBox,
  substitutionChoice,
} from '#contracts/http/substitutions.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'

export type Substitution = z.infer<typeof substitution>
export type SubstitutionBox = z.infer<typeof substitutionBox>
export type SubstitutionChoice = z.infer<typeof substitutionChoice>
export type NewSubstitution = z.input<typeof newSubstitution>

export const substitutionsQuery = (query: { box: SubstitutionBox; offset?: number; limit?: number }) =>
  queryOptions({
    queryKey: ['substitutions', query],
    queryFn: () => answerOf(client.GET('/api/substitutions', { params: { query } })),
    placeholderData: keepPreviousData,
  })

/** For whom one may set a substitution, besides oneself. */
export const principalsQuery = (search: string) =>
  queryOptions({
    queryKey: ['substitutions', 'principals', search],
    queryFn: () =>
      answerOf(
        client.GET('/api/substitutions/principals', { params: { query: { ...(search && { search }) } } }),
      ),
    placeholderData: keepPreviousData,
  })

/** Who may stand in for somebody; for oneself when nobody is named. */
export const candidatesQuery = (principalId: string | undefined, search: string) =>
  queryOptions({
    queryKey: ['substitutions', 'candidates', principalId, search],
    queryFn: () =>
      answerOf(
        client.GET('/api/substitutions/candidates', {
          params: { query: { ...(principalId && { principalId }), ...(search && { search }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const substitute = (body: NewSubstitution, key: string) =>
  answerOf(
    client.POST('/api/substitutions', { params: { header: keyed(key) }, body: { kinds: [], ...body } }),
  )

export const endSubstitution = ({ id, reason }: { id: string; reason: string }, key: string) =>
  answerOf(
    client.POST('/api/substitutions/{id}/end', {
      params: { path: { id }, header: keyed(key) },
      body: { reason },
    }),
  )
