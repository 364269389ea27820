import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { addressOf } from './address.js'
import { client } from './client.js'
import { answerOf } from './problem.js'
import type { LedgerFilter, LedgerQuery } from './types.js'

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

export const ledgerQueryOf = (query: LedgerQuery) =>
  queryOptions({
    queryKey: ['clockLedger', query],
    queryFn: () => answerOf(client.GET('/api/clock-ledger', { params: { query } })),
    placeholderData: keepPreviousData,
  })

/** Where the browser saves the ledger from. */
export const ledgerExportAddress = (query: LedgerFilter): string => addressOf('/api/clock-ledger.csv', query)
