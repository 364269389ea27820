import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { addressOf } from './address.js'
import { client } from './client.js'
import { answerOf } from './problem.js'
import type { ProjectQuery, QueryOf } from './types.js'

const rarelyChanges = { staleTime: 10 * 60_000 }

/** Where the browser saves the list from, as it is narrowed now. */
export const projectsExportAddress = (query: ProjectQuery): string =>
  addressOf('/api/projects/export.xlsx', query)
export const projectsQuery = (query: ProjectQuery) =>
  queryOptions({
    queryKey: ['projects', query],
    queryFn: () => answerOf(client.GET('/api/projects', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const projectQueryOf = (id: string) =>
  queryOptions({
    queryKey: ['project', id],
    queryFn: () => answerOf(client.GET('/api/projects/{id}', { params: { path: { id } } })),
  })

type UnitKind = NonNullable<QueryOf<'/api/units'>['holds']>

export interface UnitSearch {
  kind?: string | undefined
  parentId?: string | undefined
  search?: string | undefined
  own?: 'true'
  holds?: UnitKind | undefined
  outside?: string | undefined
  limit?: number
}

export const unitsQuery = (query: UnitSearch) =>
  queryOptions({
    queryKey: ['units', query],
    queryFn: () => answerOf(client.GET('/api/units', { params: { query } })),
    placeholderData: keepPreviousData,
    ...rarelyChanges,
  })

export const unitQueryOf = (id: string) =>
  queryOptions({
    queryKey: ['unit', id],
    queryFn: () => answerOf(client.GET('/api/units/{id}', { params: { path: { id } } })),
    ...rarelyChanges,
  })

export const holdersQuery = (unitId: string, role?: string) =>
  queryOptions({
    queryKey: ['holders', unitId, role],
    queryFn: () =>
      answerOf(client.GET('/api/holders', { params: { query: { unitId, ...(role && { role }) } } })),
    enabled: unitId !== '',
  })
