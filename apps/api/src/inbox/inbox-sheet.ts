/** A box of the inbox as a workbook. */
import type { z } from 'zod'
import type { inboxBox, inboxItem } from '#contracts/http/inbox.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type SheetColumn, type Turns } from '../http/list-sheet.js'
import { localMoment, weekdayName } from '../lifecycle/dates.js'

type Box = z.infer<typeof inboxBox>
type Item = z.input<typeof inboxItem>
type Column = SheetColumn<Item>

const moment = (at: string | undefined): string => (at === undefined ? '' : localMoment(Date.parse(at)))
const column = (heading: string, width: number, cell: Column['cell']): Column => ({ heading, width, cell })

const title = column('事项', 46, ({ title: text }) => text)
const number = column('编号', 18, item => item.number)
const step = column('办理环节', 18, ({ formLabel }) => formLabel)
const stage = column('当前状态', 14, ({ stageLabel }) => stageLabel)
const startedBy = column('发起人', 12, ({ startedByName }) => startedByName)
const due = column('办理期限', 18, ({ dueOn }) =>
  dueOn === undefined ? '' : `${dueOn} ${weekdayName(dueOn)}`,
)
const left = column('剩余工作日', 12, ({ workingDaysLeft, overdue }) =>
  overdue ? '已逾期' : (workingDaysLeft?.toString() ?? ''),
)
const arrived = (heading: string) => column(heading, 18, ({ arrivedAt }) => moment(arrivedAt))
const onBehalf = column('代理', 16, ({ onBehalfOf, byName }) =>
  onBehalfOf ? `${byName ?? '本人'} 代 ${onBehalfOf.name}` : '',
)

const columns: Record<Box, Column[]> = {
  todo: [title, number, step, stage, startedBy, arrived('到达时间'), due, left, onBehalf],
  done: [
    title,
    number,
    step,
    column('我的办理', 12, ({ actLabel }) => actLabel ?? ''),
    stage,
    startedBy,
    column('办理时间', 18, ({ closedAt }) => moment(closedAt)),
    onBehalf,
  ],
  copied: [
    title,
    number,
    stage,
    startedBy,
    column('抄送人', 12, ({ byName }) => byName ?? '本人'),
    arrived('抄送时间'),
    column('附言', 30, ({ note }) => note ?? ''),
    column('阅读时间', 18, ({ readAt }) => moment(readAt)),
  ],
  started: [title, number, stage, arrived('发起时间'), due, left],
}

const sheetNames: Record<Box, string> = {
  todo: '待办',
  done: '已办',
  copied: '抄送我的',
  started: '我发起的',
}

export const inboxSheet = (box: Box, items: Turns<Item>): Sheet =>
  listSheet(sheetNames[box], columns[box], items)
