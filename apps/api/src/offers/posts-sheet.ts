import type { z } from 'zod'
import type { post } from '#contracts/http/offers.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type SheetColumn, type Turns } from '../http/list-sheet.js'

type Post = z.input<typeof post>

const columns: SheetColumn<Post>[] = [
  { heading: '社区', width: 18, cell: ({ community }) => community.name },
  { heading: '岗位', width: 30, cell: ({ title }) => title },
  { heading: '类别', width: 18, cell: ({ category }) => category.name },
  { heading: '说明', width: 60, cell: ({ need }) => need },
  { heading: '名额', width: 8, cell: ({ places }) => places },
  { heading: '已上岗', width: 8, cell: ({ taken }) => taken },
  { heading: '状态', width: 12, cell: ({ statusLabel }) => statusLabel },
  { heading: '开放日期', width: 12, cell: ({ opensOn }) => opensOn },
  { heading: '截止日期', width: 12, cell: ({ closesOn }) => closesOn },
  { heading: '关闭理由', width: 30, cell: ({ stateReason }) => stateReason },
]

export const postsSheet = (posts: Turns<Post>): Sheet => listSheet('服务岗位', columns, posts)
