/** Members of a unit in a month as a workbook. Whatever people typed stays text: no cell is a formula. */
import type { z } from 'zod'
import type { monthStandings } from '#contracts/http/points.js'
import { harmless } from '#persistence/spreadsheet/harmless.js'

type Row = z.input<typeof monthStandings>['items'][number]

const headings = ['姓名', '当月积分', '情况', '依据']
const cellsOf = ({ name, points, standingLabel, reason }: Row) => [
  name,
  `${points}`,
  standingLabel,
  reason ?? '',
]

export const standingsSheet = async (month: string, rows: Row[]): Promise<Buffer> => {
  // Loaded when a workbook is written: a start does not wait for it.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const header = headings.map(value => ({ value, fontWeight: 'bold' as const, backgroundColor: '#EAF2FC' }))
  const data = rows.map(row =>
    cellsOf(row).map(value => ({ value: harmless(value), format: '@', type: String })),
  )
  const columns = [{ width: 14 }, { width: 12 }, { width: 14 }, { width: 36 }]
  return writeExcelFile([{ data: [header, ...data], columns, sheet: `${month} 积分` }]).toBuffer()
}
