/** Somebody who imports rosters over HTTP. */
import type { z } from 'zod'
import type { importChanges, importDetail, importFindings } from '#contracts/http/imports.js'
import type { Problem } from '#contracts/http/shared.js'
import type { Visitor } from './visitor.js'

export type Import = z.infer<typeof importDetail>
export type Findings = z.infer<typeof importFindings>
export type Changes = z.infer<typeof importChanges>

export const upload = (visitor: Visitor, bytes: Buffer, fileName = '名册.xlsx', more = '') =>
  visitor.postText<Import & Problem>(`/api/imports?fileName=${encodeURIComponent(fileName)}${more}`, bytes, {
    'content-type': 'application/octet-stream',
  })

const patienceMs = 30_000

/** The import when nobody works on it any more. */
export const settled = async (visitor: Visitor, id: string): Promise<Import> => {
  for (const begun = Date.now(); ;) {
    const { body } = await visitor.get<Import>(`/api/imports/${id}`)
    if (body.state !== 'checking' && body.state !== 'applying') return body
    if (Date.now() - begun > patienceMs) throw new Error(`still ${body.state}`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

export const checked = async (
  visitor: Visitor,
  bytes: Buffer,
  fileName?: string,
  more?: string,
): Promise<Import> => {
  const { status, body } = await upload(visitor, bytes, fileName, more)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return settled(visitor, body.id)
}

export const checkedAgain = async (visitor: Visitor, { id }: Import, by: object): Promise<Import> => {
  const { status, body } = await visitor.post<Import>(`/api/imports/${id}/check`, by)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return settled(visitor, id)
}

export const applied = async (
  visitor: Visitor,
  { id, version }: Import,
  more: object = {},
): Promise<Import> => {
  const { status, body } = await visitor.post<Import>(`/api/imports/${id}/apply`, { version, ...more })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return settled(visitor, id)
}

export const allFindings = async (visitor: Visitor, { id }: Import): Promise<Findings['items']> =>
  (await visitor.get<Findings>(`/api/imports/${id}/findings?limit=100`)).body.items

export const allChanges = async (visitor: Visitor, { id }: Import): Promise<Changes['items']> =>
  (await visitor.get<Changes>(`/api/imports/${id}/changes?limit=100`)).body.items
