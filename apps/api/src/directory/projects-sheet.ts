import type { z } from 'zod'
import type { project } from '#contracts/http/directory.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type SheetColumn, type Turns } from '../http/list-sheet.js'

type Project = z.input<typeof project>

const columns: SheetColumn<Project>[] = [
  { heading: '编号', width: 16, cell: ({ number }) => number },
  { heading: '街道', width: 18, cell: ({ subdistrict }) => subdistrict.name },
  { heading: '社区', width: 18, cell: ({ community }) => community.name },
  { heading: '项目', width: 30, cell: ({ title }) => title },
  { heading: '类别', width: 18, cell: ({ category }) => category.name },
  { heading: '需求', width: 60, cell: ({ need }) => need },
  { heading: '需要的职能', width: 24, cell: ({ wantedFunctions }) => wantedFunctions },
  {
    heading: '点名机关',
    width: 30,
    cell: ({ wantedUnits }) => wantedUnits.map(({ name }) => name).join('、'),
  },
  { heading: '名额', width: 8, cell: ({ places }) => places },
  { heading: '已认领', width: 8, cell: ({ taken }) => taken },
  { heading: '状态', width: 14, cell: ({ statusLabel }) => statusLabel },
  { heading: '开放日期', width: 12, cell: ({ opensOn }) => opensOn },
  { heading: '截止日期', width: 12, cell: ({ closesOn }) => closesOn },
]

export const projectsSheet = (projects: Turns<Project>): Sheet => listSheet('重点项目', columns, projects)
