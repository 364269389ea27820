import { queryOptions } from '@tanstack/react-query'
import { client } from './client.js'
import { answerOf } from './problem.js'

/** Under the process's own key, so that what changes it asks for these anew. */
export const simulationQuery = (id: string) =>
  queryOptions({
    queryKey: ['process', id, 'simulation'],
    queryFn: () => answerOf(client.GET('/api/processes/{id}/simulation', { params: { path: { id } } })),
  })

export const processTimeQuery = (id: string) =>
  queryOptions({
    queryKey: ['process', id, 'time'],
    queryFn: () => answerOf(client.GET('/api/processes/{id}/time', { params: { path: { id } } })),
  })
