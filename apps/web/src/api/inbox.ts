import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { addressOf } from './address.js'
import { client } from './client.js'
import { answerOf } from './problem.js'
import type { InboxBox, InboxFilter } from './types.js'

type Wanted = { [Name in keyof InboxFilter]?: InboxFilter[Name] | undefined }

export interface InboxSearch extends Wanted {
  box: InboxBox
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

/** Where the browser saves a box from, as it is narrowed now. */
export const inboxExportAddress = (query: Wanted & { box: InboxBox }): string =>
  addressOf('/api/inbox/export.xlsx', query)

/** Marks copies as read: of these processes, or all. */
export const readCopies = (processIds?: string[]) =>
  answerOf(client.POST('/api/inbox/copies/read', { body: { ...(processIds && { processIds }) } }))

export const savedFiltersQuery = queryOptions({
  queryKey: ['inbox', 'filters'],
  queryFn: () => answerOf(client.GET('/api/inbox/filters')),
})

export const saveFilter = (body: { name: string; box: InboxBox; filter: InboxFilter }) =>
  answerOf(client.POST('/api/inbox/filters', { body }))

export const dropFilter = (id: string) =>
  answerOf(client.POST('/api/inbox/filters/{id}/drop', { params: { path: { id } } }))

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
