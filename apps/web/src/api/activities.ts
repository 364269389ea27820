import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  ActivityDetail,
  ActivityItem,
  activityOptions,
  ActivityPart,
  activityPlan,
  CancelSignUpRequest,
  planActivity,
  signUpList,
  SignUpRequest,
} from '#contracts/http/activities.js'
import { addressOf } from './address.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { ActAnswer, QueryOf } from './types.js'

export type { ActivityDetail, ActivityItem, ActivityPart }
export type PlanDraft = Partial<z.input<typeof activityPlan>>
export type ActivityOptions = z.infer<typeof activityOptions>
export type SignUp = z.infer<typeof signUpList>['items'][number]

export const activitiesExportAddress = (query: QueryOf<'/api/activities'>): string =>
  addressOf('/api/activities/export.xlsx', query)

export const activitiesQuery = (query: QueryOf<'/api/activities'>) =>
  queryOptions({
    queryKey: ['activities', query],
    queryFn: () => answerOf(client.GET('/api/activities', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const activityQueryOf = (id: string) =>
  queryOptions({
    queryKey: ['activities', id],
    queryFn: () => answerOf(client.GET('/api/activities/{id}', { params: { path: { id } } })),
  })

export const activityOptionsQuery = queryOptions({
  queryKey: ['activities', 'options'],
  queryFn: () => answerOf(client.GET('/api/activities/options')),
})

export const signUpsQuery = (id: string, query: QueryOf<'/api/activities/{id}/sign-ups'>) =>
  queryOptions({
    queryKey: ['activities', id, 'sign-ups', query],
    queryFn: () => answerOf(client.GET('/api/activities/{id}/sign-ups', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  })

export const signUpsFile = (id: string): string => `/api/activities/${id}/sign-ups.csv`

export const startActivity = (body: z.output<typeof planActivity>, key: string): Promise<ActAnswer> =>
  answerOf(client.POST('/api/activities', { params: { header: keyed(key) }, body }))

export const signUpFor = ({ id, ...body }: SignUpRequest & { id: string }, key: string) =>
  answerOf(
    client.POST('/api/activities/{id}/sign-ups', { params: { path: { id }, header: keyed(key) }, body }),
  )

export const cancelSignUpFor = ({ id, ...body }: CancelSignUpRequest & { id: string }, key: string) =>
  answerOf(
    client.POST('/api/activities/{id}/sign-ups/cancel', {
      params: { path: { id }, header: keyed(key) },
      body,
    }),
  )
