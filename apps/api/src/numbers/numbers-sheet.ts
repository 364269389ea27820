/** Figures and facts as workbooks. Whatever people typed stays text: no cell is a formula. */
import type { z } from 'zod'
import type { facts, Numbers } from '#contracts/http/numbers.js'
import { figureCodes, specOf } from '#domain/numbers/figures.js'
import { localMoment } from '../lifecycle/dates.js'
import { sheetCells, type Cell, type Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type Turns } from '../http/list-sheet.js'

const header = ['类别', '项目', '数值', '总数', '比例（%）', '单位', '口径']

/** The unit's figures with what they count, and those of the units below on a second sheet. */
export const numbersSheets = ({ unit, period, asOf, groups, children }: Numbers): Sheet[] => {
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
  return [
    { sheet: '数字', widths: [12, 18, 10, 10, 10, 8, 90], data: sheetCells([title, header, ...own], 2) },
    { sheet: '下级单位', widths: [28], data: sheetCells([belowHeader, ...below], 1) },
  ]
}

type Fact = z.input<typeof facts>['items'][number]

export const factsSheet = (title: string, found: Turns<Fact>): Sheet =>
  listSheet(
    '明细',
    [
      { heading: '名称', width: 46, cell: fact => fact.title },
      { heading: '说明', width: 46, cell: ({ note }) => note },
      { heading: '时间', width: 20, cell: ({ at }) => at && localMoment(Date.parse(at)) },
    ],
    found,
    { lead: [[title]] },
  )
