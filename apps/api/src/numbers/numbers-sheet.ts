/** Figures and facts as workbooks. Whatever people typed stays text: no cell is a formula. */
import type { z } from 'zod'
import type { facts, Numbers } from '#contracts/http/numbers.js'
import { figureCodes, specOf } from '#domain/numbers/figures.js'
import { localMoment } from '../lifecycle/dates.js'
import { sheetCells, workbook } from '#persistence/spreadsheet/write-workbook.js'

type Cell = string | number | undefined

const header = ['类别', '项目', '数值', '总数', '比例（%）', '单位', '口径']

/** The unit's figures with what they count, and those of the units below on a second sheet. */
export const numbersSheet = ({ unit, period, asOf, groups, children }: Numbers): Promise<Buffer> => {
  const own: Cell[][] = groups.flatMap(({ label: group, figures }) =>
    figures.map(({ label, value, of, percent, measure, definition }) => [
      group,
      label,
      value,
      of,
      percent,
      measure,
      definition,
    ]),
  )
  const title = [`${unit.name} ${period.label}（截至 ${localMoment(Date.parse(asOf))}）`]
  const below = children.map(({ name, figures }): Cell[] => [
    name,
    ...figureCodes.flatMap(code => [figures[code].value, figures[code].of]),
  ])
  const belowHeader = [
    '单位',
    ...figureCodes.flatMap(code => [specOf(code).label, `${specOf(code).label}·总数`]),
  ]
  return workbook([
    { sheet: '数字', widths: [12, 18, 10, 10, 10, 8, 90], data: sheetCells([title, header, ...own], 2) },
    { sheet: '下级单位', widths: [28], data: sheetCells([belowHeader, ...below], 1) },
  ])
}

export const factsSheet = ({ label, unit, period, items }: z.input<typeof facts>): Promise<Buffer> => {
  const rows = items.map(({ title, note, at }): Cell[] => [
    title,
    note,
    at === undefined ? undefined : localMoment(Date.parse(at)),
  ])
  const title = [`${unit.name} ${period.label} ${label}`]
  return workbook([
    { sheet: '明细', widths: [46, 46, 20], data: sheetCells([title, ['名称', '说明', '时间'], ...rows], 2) },
  ])
}
