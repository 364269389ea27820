import { rowsOfWorkbook } from '#testing/sheets.js'
import type { Visitor } from './visitor.js'

/** What somebody takes along as a workbook: each row with its cells joined by `|`, sheet after sheet. @throws when it is none */
export const linesOfWorkbook = async (url: string, path: string, visitor: Visitor): Promise<string[]> => {
  const reply = await fetch(`${url}${path}`, { headers: { cookie: visitor.cookie } })
  const bytes = Buffer.from(await reply.arrayBuffer())
  expect([reply.status, Number(reply.headers.get('content-length'))]).toEqual([200, bytes.length])
  return rowsOfWorkbook(bytes)
}
