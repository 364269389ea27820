/** Workbooks as other programs read them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'

/** Each row with its cells joined by `|`, sheet after sheet. @throws when it is no workbook */
export const rowsOfWorkbook = async (bytes: Buffer): Promise<string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'list-'))
  try {
    writeFileSync(join(folder, 'list.xlsx'), bytes)
    const found = await readSpreadsheet(join(folder, 'list.xlsx'))
    if (!found.ok) throw new Error('it is no workbook')
    return found.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.join('|')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
