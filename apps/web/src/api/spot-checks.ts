import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  DecidePhotoMatch,
  DrawSpotCheck,
  photoMatchList,
  RecordSpotCheck,
  spotCheck,
  spotCheckDetail,
} from '#contracts/http/spot-checks.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { QueryOf } from './types.js'

type Page = QueryOf<'/api/spot-checks'>
export type SpotCheck = z.infer<typeof spotCheck>
export type SpotCheckItem = z.infer<typeof spotCheckDetail>['items'][number]
export type PhotoMatch = z.infer<typeof photoMatchList>['items'][number]

export const spotChecksQuery = (query: Page) =>
  queryOptions({
    queryKey: ['spot-checks', query],
    queryFn: () => answerOf(client.GET('/api/spot-checks', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const spotCheckQuery = (id: string) =>
  queryOptions({
    queryKey: ['spot-checks', id],
    queryFn: () => answerOf(client.GET('/api/spot-checks/{id}', { params: { path: { id } } })),
  })

export const spotCheckExportAddress = (id: string): string => `/api/spot-checks/${id}/export.xlsx`

export const drawSpotCheck = (body: DrawSpotCheck, key: string) =>
  answerOf(client.POST('/api/spot-checks', { params: { header: keyed(key) }, body }))

export const recordSpotCheck = ({ id, ...body }: RecordSpotCheck & { id: string }, key: string) =>
  answerOf(
    client.POST('/api/spot-checks/{id}/results', { params: { path: { id }, header: keyed(key) }, body }),
  )

export const photoMatchesQuery = (activityId: string, query: Page) =>
  queryOptions({
    queryKey: ['photo-matches', activityId, query],
    queryFn: () =>
      answerOf(
        client.GET('/api/activities/{activityId}/photo-matches', { params: { path: { activityId }, query } }),
      ),
    placeholderData: keepPreviousData,
  })

export const decidePhotoMatch = ({ id, ...body }: DecidePhotoMatch & { id: string }, key: string) =>
  answerOf(
    client.POST('/api/photo-matches/{id}/decision', { params: { path: { id }, header: keyed(key) }, body }),
  )
