import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import type { Visitor } from './visitor.js'

/** What somebody takes along as a workbook: each row with its cells joined by `|`, sheet after sheet. @throws when it is none */
export const linesOfWorkbook = async (url: string, path: string, visitor: Visitor): Promise<string[]> => {
  const reply = await fetch(`${url}${path}`, { headers: { cookie: visitor.cookie } })
  const bytes = Buffer.from(await reply.arrayBuffer())
  expect([reply.status, Number(reply.headers.get('content-length'))]).toEqual([200, bytes.length])
  const folder = mkdtempSync(join(tmpdir(), 'list-'))
  try {
    writeFileSync(join(folder, 'list.xlsx'), bytes)
    const found = await readSpreadsheet(join(folder, 'list.xlsx'))
    if (!found.ok) throw new Error(`${path} is no workbook`)
    return found.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.join('|')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
