/** Weeks of communities as a workbook. Whatever people typed stays text: no cell is a formula. */
import type { z } from 'zod'
import type { weekList } from '#contracts/http/weekly-weeks.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { harmless } from '#persistence/spreadsheet/harmless.js'

type Row = z.input<typeof weekList>['items'][number]

const headings = ['社区', '周', '起止', '推荐截止', '评选日', '状态', '逾期', '推荐（份）']
const results = ['周典型', '单位', '公示文字', '理由', '评选人', '公示日期', '撤销']

const cellsOf = (row: Row): string[] => [
  ...[row.community.name, row.weekLabel, `${row.monday} 至 ${row.sunday}`, row.recommendUntil, row.decideOn],
  ...[row.stateLabel, row.isLate ? '逾期未评' : '', row.recommendations?.toString() ?? ''],
  ...[row.model?.name, row.model?.agencyName, row.publicText, row.reason, row.decidedByName].map(
    cell => cell ?? '',
  ),
  row.publishedAt === undefined ? '' : localDateOf(Date.parse(row.publishedAt)),
  row.revoked ? `${row.revoked.byName}：${row.revoked.reason}` : '',
]

const widths = [18, 16, 26, 12, 12, 14, 10, 10, 16, 32, 40, 40, 12, 12, 30]

export const weeksSheet = async (rows: Row[]): Promise<Buffer> => {
  // Loaded when a workbook is written: a start does not wait for it.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const header = [...headings, ...results].map(value => ({
    ...{ value, fontWeight: 'bold' as const, backgroundColor: '#EAF2FC' },
  }))
  const data = rows.map(row =>
    cellsOf(row).map(value => ({ value: harmless(value), format: '@', type: String })),
  )
  const columns = widths.map(width => ({ width }))
  return writeExcelFile([{ data: [header, ...data], columns, sheet: '周典型' }]).toBuffer()
}
