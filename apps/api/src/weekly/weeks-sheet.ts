/** Weeks of communities as a workbook. */
import type { z } from 'zod'
import type { weekList } from '#contracts/http/weekly-weeks.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type Turns } from '../http/list-sheet.js'

type Row = z.input<typeof weekList>['items'][number]

export const weeksSheet = (weeks: Turns<Row>): Sheet =>
  listSheet(
    '周典型',
    [
      { heading: '社区', width: 18, cell: ({ community }: Row) => community.name },
      { heading: '周', width: 16, cell: ({ weekLabel }) => weekLabel },
      { heading: '起止', width: 26, cell: ({ monday, sunday }) => `${monday} 至 ${sunday}` },
      { heading: '推荐截止', width: 12, cell: ({ recommendUntil }) => recommendUntil },
      { heading: '评选日', width: 12, cell: ({ decideOn }) => decideOn },
      { heading: '状态', width: 14, cell: ({ stateLabel }) => stateLabel },
      { heading: '逾期', width: 10, cell: ({ isLate }) => (isLate ? '逾期未评' : undefined) },
      { heading: '推荐（份）', width: 10, cell: ({ recommendations }) => recommendations },
      { heading: '周典型', width: 16, cell: ({ model }) => model?.name },
      { heading: '单位', width: 32, cell: ({ model }) => model?.agencyName },
      { heading: '公示文字', width: 40, cell: ({ publicText }) => publicText },
      { heading: '理由', width: 40, cell: ({ reason }) => reason },
      { heading: '评选人', width: 12, cell: ({ decidedByName }) => decidedByName },
      {
        heading: '公示日期',
        width: 12,
        cell: ({ publishedAt }) => publishedAt && localDateOf(Date.parse(publishedAt)),
      },
      {
        heading: '撤销',
        width: 30,
        cell: ({ revoked }) => revoked && `${revoked.byName}：${revoked.reason}`,
      },
    ],
    weeks,
  )
