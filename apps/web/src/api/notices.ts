import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  channel,
  channelChange,
  channelTest,
  deadLetter,
  delivery,
  newChannel,
  noticePreference,
  noticePreferenceChange,
  quietHoursChange,
} from '#contracts/http/notices.js'
import { addressOf } from './address.js'
import { client } from './client.js'
import { answerOf } from './problem.js'
import type { QueryOf } from './types.js'

export type Channel = z.infer<typeof channel>
export type NewChannel = z.infer<typeof newChannel>
export type ChannelChange = z.infer<typeof channelChange>
export type ChannelTest = z.infer<typeof channelTest>
export type Delivery = z.infer<typeof delivery>
export type DeliverySearch = QueryOf<'/api/deliveries.csv'>
export type DeadLetter = z.infer<typeof deadLetter>
export type NoticePreference = z.infer<typeof noticePreference>

const pageSize = 30

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: () => answerOf(client.GET('/api/channels')),
})
export const addChannel = (body: NewChannel) => answerOf(client.POST('/api/channels', { body }))
export const changeChannel = (id: string, body: ChannelChange) =>
  answerOf(client.POST('/api/channels/{id}', { params: { path: { id } }, body }))
export const testChannel = (id: string): Promise<ChannelTest> =>
  answerOf(client.POST('/api/channels/{id}/test', { params: { path: { id } } }))
export const removeChannel = (id: string, reason: string) =>
  answerOf(client.POST('/api/channels/{id}/remove', { params: { path: { id } }, body: { reason } }))

export const quietHoursQuery = queryOptions({
  queryKey: ['quietHours'],
  queryFn: () => answerOf(client.GET('/api/quiet-hours')),
})
export const setQuietHours = (body: z.infer<typeof quietHoursChange>) =>
  answerOf(client.POST('/api/quiet-hours', { body }))

export const deliveriesQuery = (query: DeliverySearch) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', query],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.GET('/api/deliveries', {
          params: { query: { ...query, offset: pageParam, limit: pageSize } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ more }, pages) => (more ? pages.length * pageSize : undefined),
  })
/** Where the browser saves an export from. */
export const deliveriesExportAddress = (query: DeliverySearch): string =>
  addressOf('/api/deliveries.csv', query)

export const deadLettersQuery = (query: { offset: number; limit: number }) =>
  queryOptions({
    queryKey: ['deadLetters', query],
    queryFn: () => answerOf(client.GET('/api/dead-letters', { params: { query } })),
    placeholderData: keepPreviousData,
  })
export const settleDeadLetters = (body: { name: 'retry' | 'drop'; ids: string[]; reason?: string }) =>
  answerOf(client.POST('/api/dead-letters', { body }))

export const noticePreferenceQuery = queryOptions({
  queryKey: ['noticePreference'],
  queryFn: () => answerOf(client.GET('/api/account/notices')),
})
export const setNoticePreference = (body: z.infer<typeof noticePreferenceChange>) =>
  answerOf(client.POST('/api/account/notices', { body }))
