import { queryOptions } from '@tanstack/react-query'
import { client } from './client.js'
import { answerOf } from './problem.js'

/** Of those whom a process is about, as far as one may see it. */
export const lastResultsQuery = (id: string) =>
  queryOptions({
    queryKey: ['processes', id, 'last-results'],
    queryFn: () => answerOf(client.GET('/api/processes/{id}/last-results', { params: { path: { id } } })),
  })
