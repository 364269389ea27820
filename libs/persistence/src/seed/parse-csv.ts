import { CsvError, parse } from 'csv-parse/sync'
import type { RawTable } from '#domain/district/check-table.js'
import type { Fault } from '#domain/district/problem.js'

export type Parsed =
  | { readonly ok: true; readonly table: RawTable }
  | { readonly ok: false; readonly fault: Fault; readonly row: number | null }

/** A record longer than this is a quotation mark that was never closed. */
const longestRecord = 20_000

/** Splits text into rows and cells, numbered as a spreadsheet numbers them; says nothing about their meaning. */
export function parseCsv(text: string, separator = ','): Parsed {
  try {
    const records: string[][] = parse(text, {
      delimiter: separator,
      relax_column_count: true,
      max_record_size: longestRecord,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
    const [header, ...rows] = records
    if (!header) return broken('文件是空的', '第 1 行写表头，从第 2 行起写内容', null)
    return { ok: true, table: { header, records: rows.map((cells, index) => ({ row: index + 2, cells })) } }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const records = Number((error as CsvError & { records?: number }).records)
    const tooLong = error.code === 'CSV_MAX_RECORD_SIZE'
    return broken(
      tooLong ? `这一行超过 ${longestRecord} 个字节，多半是英文双引号没有成对出现` : '英文双引号没有成对出现',
      '补上或删除多余的双引号；内容里本身有双引号的，写成两个双引号',
      Number.isFinite(records) ? records + 1 : null,
    )
  }
}

const broken = (message: string, howToMend: string, row: number | null): Parsed => ({
  ok: false,
  fault: { message, howToMend },
  row,
})
