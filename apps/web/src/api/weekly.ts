import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { publicModels, weekItem, WeekOrder, WeekPage } from '#contracts/http/weekly-weeks.js'
import type { WeeklySelectionDetail } from '#contracts/http/weekly.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { QueryOf } from './types.js'

export type { WeekOrder, WeekPage, WeeklySelectionDetail }
export type WeekItem = z.infer<typeof weekItem>
export type Candidate = WeekPage['candidates'][number]
export type Given = WeekPage['given'][number]
export type PublicModel = z.infer<typeof publicModels>['items'][number]

/** A week of a community, as addresses name it. */
export interface WeekId {
  communityId: string
  week: string
}

export const weeksQuery = (query: QueryOf<'/api/weekly-selections'>) =>
  queryOptions({
    queryKey: ['weeks', query],
    queryFn: () => answerOf(client.GET('/api/weekly-selections', { params: { query } })),
    placeholderData: keepPreviousData,
  })

/** Where the list is to be had as a workbook. */
export const weeksAddress = (query: Record<string, string>): string =>
  `/api/weekly-selections.xlsx?${new URLSearchParams(query).toString()}`

export const weekNumbersQuery = (unitId: string | undefined) =>
  queryOptions({
    queryKey: ['weeks', 'numbers', unitId],
    queryFn: () =>
      answerOf(client.GET('/api/weekly-selections/numbers', { params: { query: unitId ? { unitId } : {} } })),
    placeholderData: keepPreviousData,
  })

export const weekQuery = ({ communityId, week }: WeekId) =>
  queryOptions({
    queryKey: ['weeks', communityId, week],
    queryFn: () =>
      answerOf(
        client.GET('/api/weekly-selections/{communityId}/{week}', {
          params: { path: { communityId, week } },
        }),
      ),
  })

export const commandWeek = ({ id, command }: WeekOrder & { id: WeekId }, key: string) =>
  answerOf(
    client.POST('/api/weekly-selections/{communityId}/{week}', {
      params: { path: id, header: keyed(key) },
      body: { command },
    }),
  )

const modelsAtOnce = 20

/** One page after the other. */
export const publicModelsQuery = infiniteQueryOptions({
  queryKey: ['models'],
  queryFn: ({ pageParam: offset }) =>
    answerOf(client.GET('/api/public/weekly-models', { params: { query: { offset, limit: modelsAtOnce } } })),
  initialPageParam: 0,
  getNextPageParam: ({ total }, pages) => {
    const shown = pages.reduce((sum, { items }) => sum + items.length, 0)
    return shown < total ? shown : undefined
  },
})
