import { queryOptions } from '@tanstack/react-query'
import type { WithdrawFile } from '#contracts/http/files.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import { sendFile } from './send-file.js'
import type { ProcessFile } from './types.js'

const scanRefreshMs = 3_000

/** Asked for again while something waits for the scanner. */
export const filesQuery = (processId: string) =>
  queryOptions({
    queryKey: ['process', processId, 'files'],
    queryFn: () => answerOf(client.GET('/api/processes/{id}/files', { params: { path: { id: processId } } })),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ scan, withdrawn }) => scan === 'waiting' && !withdrawn) ? scanRefreshMs : false,
  })

export interface FileUpload {
  processId: string
  file: File
  key: string
  onProgress: (percent: number) => void
}

export const uploadFile = ({ processId, file, key, onProgress }: FileUpload): Promise<ProcessFile> =>
  sendFile(`/api/processes/${processId}/files?name=${encodeURIComponent(file.name)}`, file, {
    headers: keyed(key),
    onProgress,
  })

export const contentAddress = (processId: string, fileId: string): string =>
  `/api/processes/${processId}/files/${fileId}/content`

export const withdrawFile = (processId: string, fileId: string, body: WithdrawFile) =>
  answerOf(
    client.POST('/api/processes/{id}/files/{fileId}/withdraw', {
      params: { path: { id: processId, fileId } },
      body,
    }),
  )
