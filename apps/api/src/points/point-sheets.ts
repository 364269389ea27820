/** Points as workbooks: one subject's ledger, the agencies of a month, the members of an agency. */
import type { z } from 'zod'
import type { monthAgencies, monthStandings, pointLedger } from '#contracts/http/points.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type Turns } from '../http/list-sheet.js'

type Entry = z.input<typeof pointLedger>['items'][number]
type Agency = z.input<typeof monthAgencies>['items'][number]
type Member = z.input<typeof monthStandings>['items'][number]

const toldOf = (followUp: Member['followUp']) =>
  followUp && [followUp.stateLabel, followUp.reason].filter(Boolean).join('：')

export const ledgerSheet = (entries: Turns<Entry>): Sheet =>
  listSheet(
    '积分明细',
    [
      { heading: '月份', width: 10, cell: ({ month }: Entry) => month },
      { heading: '分值', width: 8, cell: ({ amount }) => amount },
      { heading: '规则', width: 12, cell: ({ ruleLabel }) => ruleLabel },
      { heading: '规则版本', width: 10, cell: ({ ruleVersion }) => ruleVersion },
      { heading: '事项', width: 30, cell: ({ factLabel }) => factLabel },
      { heading: '日期', width: 12, cell: ({ factOn }) => factOn },
      { heading: '确认人', width: 14, cell: ({ confirmedByName }) => confirmedByName },
      { heading: '说明', width: 22, cell: ({ note }) => note },
      { heading: '理由', width: 40, cell: ({ reason }) => reason },
    ],
    entries,
  )

export const agenciesSheet = (month: string, agencies: Turns<Agency>): Sheet =>
  listSheet(
    `${month} 机关党组织`,
    [
      { heading: '机关党组织', width: 34, cell: ({ agency }: Agency) => agency.name },
      { heading: '当月积分', width: 10, cell: ({ points }) => points },
      { heading: '情况', width: 14, cell: ({ standingLabel }) => standingLabel },
      { heading: '依据', width: 26, cell: ({ reason }) => reason },
      { heading: '有积分党员', width: 12, cell: ({ members }) => members.pointed },
      { heading: '零积分党员', width: 12, cell: ({ members }) => members.zero },
      { heading: '不计党员', width: 12, cell: ({ members }) => members.excluded },
      { heading: '党员积分', width: 10, cell: ({ memberPoints }) => memberPoints },
      { heading: '提醒', width: 26, cell: ({ reminder }) => toldOf(reminder) },
      { heading: '约谈待发起', width: 12, cell: ({ interviews }) => interviews?.waiting },
    ],
    agencies,
  )

export const standingsSheet = (month: string, members: Turns<Member>): Sheet =>
  listSheet(
    `${month} 积分`,
    [
      { heading: '姓名', width: 14, cell: ({ name }: Member) => name },
      { heading: '当月积分', width: 12, cell: ({ points }) => points },
      { heading: '情况', width: 14, cell: ({ standingLabel }) => standingLabel },
      { heading: '依据', width: 36, cell: ({ reason }) => reason },
      { heading: '约谈', width: 26, cell: ({ followUp }) => toldOf(followUp) },
    ],
    members,
  )
