import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  commentsToScreen,
  EvaluationCommand,
  evaluationResults,
  objectionList,
} from '#contracts/http/evaluation-results.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { QueryOf } from './types.js'

export type EvaluationResults = z.output<typeof evaluationResults>
export type EvaluationResult = EvaluationResults['items'][number]
export type Distribution = EvaluationResult['distribution']
export type CommentToScreen = z.output<typeof commentsToScreen>['items'][number]
export type EvaluationObjection = z.output<typeof objectionList>['items'][number]
export type { EvaluationCommand }

export const resultsQuery = (id: string, query: QueryOf<'/api/evaluations/{id}/results'>) =>
  queryOptions({
    queryKey: ['evaluations', id, 'results', query],
    queryFn: () => answerOf(client.GET('/api/evaluations/{id}/results', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  })

/** Whatever of it the person asking may see. */
export const resultsAddress = (id: string): string => `/api/evaluations/${id}/results.xlsx`

export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluations', id, 'comments'],
    queryFn: () => answerOf(client.GET('/api/evaluations/{id}/comments', { params: { path: { id } } })),
  })

export const evaluationObjectionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['evaluations', id, 'objections'],
    queryFn: () => answerOf(client.GET('/api/evaluations/{id}/objections', { params: { path: { id } } })),
  })

export const commandEvaluation = (id: string) => (command: EvaluationCommand, key: string) =>
  answerOf(
    client.POST('/api/evaluations/{id}/commands', {
      params: { path: { id }, header: keyed(key) },
      body: { command },
    }),
  )
