import type { z } from 'zod'
import type { activityItem } from '#contracts/http/activities.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type Turns } from '../http/list-sheet.js'
import { localMoment } from '../lifecycle/dates.js'

type Activity = z.input<typeof activityItem>

const moment = (at: string): string => localMoment(Date.parse(at))

export const activitiesSheet = (activities: Turns<Activity>): Sheet =>
  listSheet(
    '服务活动',
    [
      { heading: '编号', width: 18, cell: ({ number }: Activity) => number },
      { heading: '活动', width: 36, cell: ({ title }) => title },
      { heading: '社区', width: 18, cell: ({ community }) => community.name },
      { heading: '地点', width: 24, cell: ({ place }) => place },
      { heading: '开始', width: 18, cell: ({ startsAt }) => moment(startsAt) },
      { heading: '结束', width: 18, cell: ({ endsAt }) => moment(endsAt) },
      { heading: '状态', width: 10, cell: ({ stateLabel }) => stateLabel },
      { heading: '名额', width: 8, cell: ({ capacity }) => capacity ?? '不限' },
      { heading: '已报名', width: 8, cell: ({ taken }) => taken },
      { heading: '候补', width: 8, cell: ({ waiting }) => waiting },
      { heading: '改期', width: 8, cell: ({ isMoved }) => (isMoved ? '改过期' : undefined) },
    ],
    activities,
  )
