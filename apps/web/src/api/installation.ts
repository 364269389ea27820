import { queryOptions } from '@tanstack/react-query'
import { client } from './client.js'
import { answerOf } from './problem.js'

export const readinessQuery = queryOptions({
  queryKey: ['readiness'],
  queryFn: () => answerOf(client.GET('/api/installation/readiness')),
})
