import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  evaluationDetail,
  evaluationList,
  judgedForecast,
  judgedList,
  SetQuestionnaire,
  StartEvaluation,
} from '#contracts/http/evaluations.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { ActAnswer, QueryOf } from './types.js'

export type EvaluationItem = z.output<typeof evaluationList>['items'][number]
export type EvaluationDetail = z.output<typeof evaluationDetail>
export type EvaluationCommunity = EvaluationDetail['communities'][number]
export type Questionnaire = EvaluationDetail['questionnaire']
export type MayPrepare = z.output<typeof evaluationList>['mayPrepare'][number]
export type Forecast = z.output<typeof judgedForecast>
export type Judged = z.output<typeof judgedList>['items'][number]

export const evaluationsQuery = (query: { offset: number; limit: number }) =>
  queryOptions({
    queryKey: ['evaluations', query],
    queryFn: () => answerOf(client.GET('/api/evaluations', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const evaluationQueryOf = (id: string) =>
  queryOptions({
    queryKey: ['evaluations', id],
    queryFn: () => answerOf(client.GET('/api/evaluations/{id}', { params: { path: { id } } })),
  })

export const forecastQueryOf = (query: QueryOf<'/api/evaluations/forecast'>) =>
  queryOptions({
    queryKey: ['evaluations', 'forecast', query],
    queryFn: () => answerOf(client.GET('/api/evaluations/forecast', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const startEvaluation = (body: StartEvaluation, key: string): Promise<ActAnswer> =>
  answerOf(client.POST('/api/evaluations', { params: { header: keyed(key) }, body }))

export const setQuestionnaire = (body: SetQuestionnaire) =>
  answerOf(client.POST('/api/questionnaires', { body }))

export const judgedQuery = (id: string, communityId: string) =>
  queryOptions({
    queryKey: ['evaluations', id, 'judged', communityId],
    queryFn: () =>
      answerOf(
        client.GET('/api/evaluations/{id}/judged', { params: { path: { id }, query: { communityId } } }),
      ),
  })
