import { open, readFile } from 'node:fs/promises'
import type { Sheet } from '#domain/roster/sheet.js'
import { decodeText } from '../seed/decode-file.js'
import { parseCsv } from '../seed/parse-csv.js'
import { typeOf } from './file-type.js'
import { mostRows, readSheet } from './read-sheet.js'
import { Unreadable, unreadable, type Spreadsheet } from './spreadsheet.js'
import { readDateStyles, readSharedStrings, readWorkbook } from './workbook-parts.js'
import { ZipParts, zipLimits } from './zip-parts.js'

const startBytes = 64 * 1024

/** Reads a workbook or a CSV file (UTF-8 or GBK), told apart by content, or says what it is instead. */
export async function readSpreadsheet(path: string, limits = zipLimits): Promise<Spreadsheet> {
  try {
    const format = typeOf(await startOf(path))
    const sheets = format === 'xlsx' ? await readXlsx(path, limits) : [await readCsv(path)]
    return { ok: true, format, sheets }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.fault }
    throw error
  }
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(startBytes), 0, startBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function readXlsx(path: string, limits: typeof zipLimits): Promise<Sheet[]> {
  const parts = await ZipParts.open(path, limits)
  try {
    const { sheets, from1904 } = await readWorkbook(parts)
    const context = {
      strings: await readSharedStrings(parts),
      dateStyles: await readDateStyles(parts),
      from1904,
    }
    const read: Sheet[] = []
    for (const { name, part } of sheets) read.push(await readSheet(parts, part, name, context))
    return read
  } finally {
    parts.close()
  }
}

async function readCsv(path: string): Promise<Sheet> {
  const decoded = decodeText(await readFile(path))
  if (!decoded.ok) throw new Unreadable(decoded.fault)
  const parsed = parseCsv(decoded.text, separatorOf(decoded.text))
  if (!parsed.ok) {
    const row = parsed.row === null ? '' : `第 ${parsed.row} 行：`
    throw unreadable(row + parsed.fault.message, parsed.fault.howToMend)
  }
  const { header, records } = parsed.table
  if (records.length >= mostRows)
    throw unreadable(`超过 ${mostRows.toLocaleString('en')} 行`, '分成几个文件，分别上传')
  const rows = [{ row: 1, cells: header }, ...records]
  return { name: 'CSV', rows, merges: [], marked: [], formulas: 0 }
}

/** What the first lines have most of, a comma when there is nothing. */
function separatorOf(text: string): string {
  const start = text.slice(0, 2_000)
  const counted = [',', '\t', ';'].map(sign => [sign, start.split(sign).length] as const)
  return counted.reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}
