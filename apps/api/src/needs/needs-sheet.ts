import type { z } from 'zod'
import type { need } from '#contracts/http/needs.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type SheetColumn, type Turns } from '../http/list-sheet.js'
import { localMoment } from '../lifecycle/dates.js'

type Need = z.input<typeof need>

const columns: SheetColumn<Need>[] = [
  { heading: '社区', width: 18, cell: ({ community }) => community.name },
  { heading: '需求', width: 60, cell: ({ text }) => text },
  {
    heading: '来源',
    width: 14,
    cell: ({ sourceLabel, onPaper }) => (onPaper ? `${sourceLabel}（代录）` : sourceLabel),
  },
  { heading: '类别', width: 18, cell: ({ category }) => category?.name },
  { heading: '状态', width: 10, cell: ({ stateLabel }) => stateLabel },
  { heading: '相同需求', width: 10, cell: ({ mergedCount }) => mergedCount },
  { heading: '理由', width: 30, cell: ({ reason }) => reason },
  { heading: '提出时间', width: 18, cell: ({ at }) => localMoment(Date.parse(at)) },
  { heading: '登记人', width: 12, cell: ({ byName }) => byName },
]

export const needsSheet = (needs: Turns<Need>): Sheet => listSheet('社区需求', columns, needs)
