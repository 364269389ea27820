import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from './client.js'
import { answerOf } from './problem.js'
import type { InboxBox } from './types.js'

export interface InboxSearch {
  box: InboxBox
  search?: string | undefined
  offset?: number
  limit?: number
}

const refreshSeconds = 30

export const inboxQuery = (query: InboxSearch) =>
  queryOptions({
    queryKey: ['inbox', query],
    queryFn: () => answerOf(client.GET('/api/inbox', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: refreshSeconds * 1000,
  })

export const messagesQuery = (offset: number, limit: number) =>
  queryOptions({
    queryKey: ['messages', offset, limit],
    queryFn: () => answerOf(client.GET('/api/messages', { params: { query: { offset, limit } } })),
    placeholderData: keepPreviousData,
    refetchInterval: refreshSeconds * 1000,
  })

/** Marks messages as read: these, or everything up to now. */
export const readMessages = (ids?: string[]) =>
  answerOf(client.POST('/api/messages/read', { body: { ...(ids && { ids }) } }))
