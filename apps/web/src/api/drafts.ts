import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { newDraft } from '#contracts/http/inbox.js'
import { client } from './client.js'
import { answerOf } from './problem.js'

/** What one has written in a process and not sent. */
export const draftsQuery = (processId: string) =>
  queryOptions({
    queryKey: ['drafts', processId],
    queryFn: () =>
      answerOf(client.GET('/api/processes/{id}/drafts', { params: { path: { id: processId } } })),
  })

export const saveDraft = (processId: string, body: z.infer<typeof newDraft>) =>
  answerOf(client.POST('/api/processes/{id}/drafts', { params: { path: { id: processId } }, body }))

export const phrasesQuery = queryOptions({
  queryKey: ['phrases'],
  queryFn: () => answerOf(client.GET('/api/inbox/phrases')),
})

export const keepPhrase = (text: string) => answerOf(client.POST('/api/inbox/phrases', { body: { text } }))

export const dropPhrase = (text: string) =>
  answerOf(client.POST('/api/inbox/phrases/drop', { body: { text } }))
