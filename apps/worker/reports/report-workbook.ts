/** A monthly report as a workbook: a sheet for each section, numbers as numbers. */
import { percentOf } from '#domain/numbers/figures.js'
import type { ReportCell, ReportContent, ReportSection } from '#domain/reports/report-content.js'
import { sheetCells, workbook, type Sheet } from '#persistence/spreadsheet/write-workbook.js'
import type { Imprint } from './imprint.js'

type Row = (string | number | undefined)[]

/** Excel takes no longer names. */
const longestName = 31
const charactersPerWidth = 5

/** A part of a whole takes two columns. */
const tableOf = ({ columns, rows }: ReportSection & { kind: 'table' }) => {
  const isPart = (no: number) => rows.some(row => typeof row[no] === 'object' && row[no] !== null)
  const wide = columns.map((column, no) => ({ ...column, isPart: isPart(no) }))
  const titles = wide.flatMap(({ title, as, isPart: two }) => {
    const full = as === 'percent' ? `${title}（%）` : title
    return two ? [full, `${full}·总数`] : [full]
  })
  const cells = rows.map(row => wide.flatMap(({ isPart: two }, no): Row => cellsOf(row[no], two)))
  const widths = wide.flatMap(({ width, isPart: two }) =>
    Array<number>(two ? 2 : 1).fill(width * charactersPerWidth),
  )
  return { widths, headings: 1, rows: [titles, ...cells] }
}

const cellsOf = (cell: ReportCell | undefined, isPart: boolean): Row => {
  if (typeof cell === 'object' && cell !== null) return [cell.value, cell.of]
  return isPart ? [cell ?? undefined, undefined] : [cell ?? undefined]
}

const rowsOf = (section: ReportSection): { widths: number[]; headings: number; rows: Row[] } => {
  switch (section.kind) {
    case 'text':
      return { widths: [120], headings: 0, rows: section.paragraphs.map(text => [text]) }
    case 'table':
      return tableOf(section)
    case 'bars':
      return {
        widths: [28, 10, 10, 12],
        headings: 1,
        rows: [
          ['单位', '数值', '总数', '比例（%）'],
          ...section.rows.map(({ label, value, of }): Row => [label, value, of, percentOf({ value, of })]),
        ],
      }
    case 'grid':
      return {
        widths: [28, ...section.columns.map(() => 14)],
        headings: 1,
        rows: [
          ['社区', ...section.columns],
          ...section.rows.map(({ label, cells }): Row => [
            label,
            ...cells.map(({ tone, count }) => (tone === 'planned' ? '只有项目' : count)),
          ]),
        ],
      }
  }
}

const sheetOf = (section: ReportSection): Sheet => {
  const { widths, headings, rows } = rowsOf(section)
  const lead: Row[] = [[section.heading], ...('lead' in section && section.lead ? [[section.lead]] : [])]
  return {
    sheet: section.heading.slice(0, longestName),
    widths,
    data: sheetCells([...lead, ...rows], lead.length + headings),
  }
}

/** @returns the bytes of an .xlsx */
export const reportWorkbook = (
  content: ReportContent,
  { edition, asOf, digest }: Imprint,
): Promise<Buffer> => {
  const about: Row[] = [
    [content.title],
    [content.period],
    ['统计截至', content.until],
    ['版本', `第 ${edition} 版`],
    ['数据截至', asOf],
    ['内容校验（SHA-256）', digest],
  ]
  return workbook([
    { sheet: '说明', widths: [44, 70], data: sheetCells(about, 2) },
    ...content.sections.map(sheetOf),
  ])
}
