import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ActRequest, AdminRequest } from '#contracts/http/processes.js'
import type { StartClaim } from '#contracts/http/claims.js'
import type { Urging } from '#contracts/http/urgings.js'
import { addressOf } from './address.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { ActAnswer, ProcessFilter, ProcessPage, ProcessQuery, TimelineLine } from './types.js'

export const listProcesses = (query: ProcessQuery) =>
  answerOf(client.GET('/api/processes', { params: { query } }))

export const processesQuery = (query: ProcessQuery) =>
  queryOptions({
    queryKey: ['processes', query],
    queryFn: () => listProcesses(query),
    placeholderData: keepPreviousData,
  })

export const processCountsQuery = (query: ProcessFilter) =>
  queryOptions({
    queryKey: ['processes', 'counts', query],
    queryFn: () => answerOf(client.GET('/api/processes/counts', { params: { query } })),
    placeholderData: keepPreviousData,
  })

/** Where the browser saves a list of processes from. */
export const processExportAddress = (query: ProcessFilter): string =>
  addressOf('/api/processes/export.csv', query)

/** A process as the person asking sees it, with the record of what happened. */
export interface ProcessView {
  page: ProcessPage
  lines: TimelineLine[]
}

export const processQueryOf = (id: string) =>
  queryOptions({
    queryKey: ['process', id],
    queryFn: async (): Promise<ProcessView> => {
      const params = { path: { id } }
      const [page, timeline] = await Promise.all([
        answerOf(client.GET('/api/processes/{id}', { params })),
        answerOf(client.GET('/api/processes/{id}/timeline', { params })),
      ])
      return { page, lines: timeline.lines }
    },
  })

/** What the Temporal server keeps of one run, newest first, page by page; of the newest run when none is named. */
export const technicalHistoryQuery = (id: string, run: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['process', id, 'technicalHistory', run],
    queryFn: ({ pageParam }) =>
      answerOf(
        client.GET('/api/processes/{id}/technical-history', {
          params: { path: { id }, query: { ...(run && { run }), ...(pageParam && { page: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** Field by field, what two rounds of a claim's terms differ in. */
export const differencesQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['process', id, 'differences', from, to],
    queryFn: () =>
      answerOf(
        client.GET('/api/processes/{id}/differences', { params: { path: { id }, query: { from, to } } }),
      ),
    placeholderData: keepPreviousData,
  })

export const act = (id: string, body: ActRequest, key: string): Promise<ActAnswer> =>
  answerOf(client.POST('/api/processes/{id}/acts', { params: { path: { id }, header: keyed(key) }, body }))

/** Whom one may urge in the processes of a list. */
export const urgingsQuery = (processIds: string[]) =>
  queryOptions({
    queryKey: ['urgings', processIds],
    queryFn: () =>
      answerOf(client.GET('/api/urgings', { params: { query: { processIds: processIds.join(',') } } })),
    enabled: processIds.length > 0,
    placeholderData: keepPreviousData,
  })

export const urge = ({ processId, seatId, expectedVersion }: Urging, key: string): Promise<ActAnswer> =>
  act(processId, { seatId, expectedVersion, act: 'remind', body: {} }, key)

export const administer = (id: string, body: AdminRequest, key: string): Promise<ActAnswer> =>
  answerOf(
    client.POST('/api/processes/{id}/administration', { params: { path: { id }, header: keyed(key) }, body }),
  )

/** What a command would change, for the version of the process that is looked at. */
export const administrationPreviewQuery = (id: string, version: number, command: AdminRequest['command']) =>
  queryOptions({
    queryKey: ['process', id, 'administrationPreview', version, command],
    queryFn: () =>
      answerOf(
        client.POST('/api/processes/{id}/administration/preview', {
          params: { path: { id } },
          body: { command },
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const startClaim = (body: StartClaim, key: string): Promise<ActAnswer> =>
  answerOf(client.POST('/api/claims', { params: { header: keyed(key) }, body }))

export interface CountsSearch {
  unitId?: string | undefined
  from: string
  to: string
}

export const claimCountsQuery = (query: CountsSearch) =>
  queryOptions({
    queryKey: ['claimCounts', query],
    queryFn: () => answerOf(client.GET('/api/claims/counts', { params: { query } })),
    placeholderData: keepPreviousData,
  })
