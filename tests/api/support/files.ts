/** Somebody who lays files beside a process over HTTP. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { fileList, fileView } from '#contracts/http/files.js'
import type { Problem } from '#contracts/http/shared.js'
import { newKey, type TestApi } from './api.js'
import type { Visitor } from './visitor.js'

export type File = z.output<typeof fileView>
export type Files = z.output<typeof fileList>

export const filesOf = (processId: string): string => `/api/processes/${processId}/files`

export const upload = (
  visitor: Visitor,
  processId: string,
  content: Buffer | string,
  name = '会议纪要.txt',
  key = newKey(),
) =>
  visitor.postText<File & Problem>(`${filesOf(processId)}?name=${encodeURIComponent(name)}`, content, {
    'content-type': 'application/octet-stream',
    'idempotency-key': key,
  })

/** @throws Error unless it is taken */
export const uploaded = async (
  visitor: Visitor,
  processId: string,
  content: Buffer | string = '会议决定如下',
  name?: string,
): Promise<File> => {
  const { status, body } = await upload(visitor, processId, content, name)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}

export const listed = async (visitor: Visitor, processId: string): Promise<Files> =>
  (await visitor.get<Files>(filesOf(processId))).body

/** What lies on the disk: contents put away, and what is still coming. */
export const onDisk = ({ filesFolder }: TestApi): { contents: string[]; incoming: string[] } => {
  const within = (name: string) => {
    try {
      return readdirSync(join(filesFolder, name), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(({ name: file }) => file)
        .sort()
    } catch {
      return []
    }
  }
  return { contents: within('contents'), incoming: within('incoming') }
}
