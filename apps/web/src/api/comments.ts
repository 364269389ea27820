import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from './client.js'
import { answerOf } from './problem.js'

export const commentsQuery = (processId: string) =>
  queryOptions({
    queryKey: ['process', processId, 'comments'],
    queryFn: () =>
      answerOf(client.GET('/api/processes/{id}/comments', { params: { path: { id: processId } } })),
  })

/** Whom a comment can mention, by name or pinyin. */
export const tellableQuery = (processId: string, search: string) =>
  queryOptions({
    queryKey: ['process', processId, 'tellable', search],
    queryFn: () =>
      answerOf(
        client.GET('/api/processes/{id}/tellable', {
          params: { path: { id: processId }, query: { ...(search && { search }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
