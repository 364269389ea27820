import { readFile } from 'node:fs/promises'
import type { RawTable } from '#domain/district/check-table.js'
import type { FoundFile } from '#domain/district/check-district.js'
import { fileProblem } from '#domain/district/problem.js'
import { findingTexts } from '#domain/roster/finding-texts.js'
import { textOf } from '#domain/roster/clean-text.js'
import type { Sheet } from '#domain/roster/sheet.js'
import { readSpreadsheet } from '../spreadsheet/read-spreadsheet.js'
import { decodeFile } from './decode-file.js'
import { parseCsv } from './parse-csv.js'

const unreadable = {
  message: '读不出这个文件',
  howToMend: '确认它是普通文件，并且运行本平台的用户可以读取',
}

/** Rows and cells of a CSV file, or of a workbook's first sheet, or why there are none. */
export async function readTable(path: string, file: string): Promise<FoundFile> {
  try {
    return file.toLowerCase().endsWith('.xlsx') ? await readWorkbook(path, file) : await readCsv(path, file)
  } catch (error) {
    if (isFileError(error)) return { problems: [fileProblem(file, unreadable)] }
    throw error
  }
}

async function readCsv(path: string, file: string): Promise<FoundFile> {
  const decoded = decodeFile(await readFile(path))
  if (!decoded.ok) return { problems: [fileProblem(file, decoded.fault)] }
  const parsed = parseCsv(decoded.text)
  return parsed.ok ? { table: parsed.table } : { problems: [fileProblem(file, parsed.fault, parsed.row)] }
}

async function readWorkbook(path: string, file: string): Promise<FoundFile> {
  const read = await readSpreadsheet(path)
  if (!read.ok) return { problems: [fileProblem(file, read.fault)] }
  const [sheet] = read.sheets
  if (!sheet?.rows[0]) {
    const fault = { message: '第一张工作表是空的', howToMend: '第 1 行写表头，从第 2 行起写内容' }
    return { problems: [fileProblem(file, fault)] }
  }
  const problems = sheet.marked.map(({ row, mark }) => {
    const [message, howToMend] = findingTexts[mark].say()
    return fileProblem(file, { message, howToMend }, row)
  })
  return problems.length > 0 ? { problems } : { table: tableOf(sheet) }
}

/** As a CSV file of the same sheet would give it: every row as wide as the header, numbers in full. */
function tableOf({ rows: [header, ...rows] }: Sheet): RawTable {
  const heads = (header?.cells ?? []).map(textOf)
  while (heads.at(-1) === '') heads.pop()
  return {
    header: heads,
    records: rows.map(({ row, cells }) => {
      const width = Math.max(heads.length, cells.findLastIndex(cell => textOf(cell) !== '') + 1)
      return { row, cells: Array.from({ length: width }, (_, at) => textOf(cells[at] ?? '')) }
    }),
  }
}

/** Errors of the file system carry a code; anything else is a mistake of ours. */
export const isFileError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error
