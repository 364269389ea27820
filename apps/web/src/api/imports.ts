import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ApplyImport, CheckImport } from '#contracts/http/imports.js'
import { client } from './client.js'
import { answerOf } from './problem.js'
import { sendFile } from './send-file.js'
import type { Import, ImportChangeKind, ImportSeverity } from './types.js'

interface Window {
  offset: number
  limit: number
}

const workingRefreshMs = 800

export const isWorking = ({ state }: Pick<Import, 'state'>): boolean =>
  state === 'checking' || state === 'applying'

export const importsQuery = (query: Window) =>
  queryOptions({
    queryKey: ['imports', query],
    queryFn: () => answerOf(client.GET('/api/imports', { params: { query } })),
    placeholderData: keepPreviousData,
  })

/** Asked for again and again while it is worked on. */
export const importQueryOf = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: () => answerOf(client.GET('/api/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && isWorking(data) ? workingRefreshMs : false),
  })

export const findingsQuery = (
  { id, version }: Pick<Import, 'id' | 'version'>,
  query: Window & { severity?: ImportSeverity | undefined },
) =>
  queryOptions({
    queryKey: ['import', id, version, 'findings', query],
    queryFn: () => answerOf(client.GET('/api/imports/{id}/findings', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  })

export const changesQuery = (
  { id, version }: Pick<Import, 'id' | 'version'>,
  query: Window & { change?: ImportChangeKind | undefined; search?: string | undefined },
) =>
  queryOptions({
    queryKey: ['import', id, version, 'changes', query],
    queryFn: () => answerOf(client.GET('/api/imports/{id}/changes', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  })

export const checkImport = (id: string, body: CheckImport): Promise<Import> =>
  answerOf(client.POST('/api/imports/{id}/check', { params: { path: { id } }, body }))

export const applyImport = (id: string, body: ApplyImport): Promise<Import> =>
  answerOf(client.POST('/api/imports/{id}/apply', { params: { path: { id } }, body }))

export const discardImport = (id: string): Promise<Import> =>
  answerOf(client.POST('/api/imports/{id}/discard', { params: { path: { id } } }))

export const uploadImport = (file: File, onProgress: (percent: number) => void): Promise<Import> =>
  sendFile(`/api/imports?fileName=${encodeURIComponent(file.name)}`, file, { onProgress })
