import type { z } from 'zod'
import type { branchList } from '#contracts/http/branches.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type Turns } from '../http/list-sheet.js'

type Branch = z.input<typeof branchList>['items'][number]

export const branchesSheet = (branches: Turns<Branch>): Sheet =>
  listSheet(
    '临时党支部',
    [
      { heading: '街道', width: 18, cell: ({ subdistrict }: Branch) => subdistrict },
      { heading: '社区', width: 18, cell: ({ community }) => community.name },
      { heading: '支部书记', width: 14, cell: ({ secretary }) => secretary },
      { heading: '党员', width: 8, cell: ({ members }) => members },
      { heading: '暂停参加', width: 10, cell: ({ suspended }) => suspended },
      { heading: '报到机关', width: 10, cell: ({ agencies }) => agencies },
      { heading: '空缺职务', width: 30, cell: ({ vacant }) => vacant.join('、') },
    ],
    branches,
  )
