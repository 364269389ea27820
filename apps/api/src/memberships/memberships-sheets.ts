/** The register, and who is missing in it, as workbooks. */
import type { z } from 'zod'
import type { membership, missingList } from '#contracts/http/check-ins.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { listSheet, type SheetColumn, type Turns } from '../http/list-sheet.js'

type Membership = z.input<typeof membership>
type Missing = z.input<typeof missingList>['items'][number]

const columns: SheetColumn<Membership>[] = [
  { heading: '对象', width: 12, cell: ({ subjectLabel }) => subjectLabel },
  { heading: '姓名', width: 14, cell: ({ personName }) => personName },
  { heading: '机关党组织', width: 34, cell: ({ agency }) => agency.name },
  { heading: '报到社区', width: 18, cell: ({ community }) => community.name },
  { heading: '报到日期', width: 12, cell: ({ validFrom }) => validFrom },
  { heading: '状态', width: 10, cell: ({ stateLabel }) => stateLabel },
  {
    heading: '暂停参加',
    width: 36,
    cell: ({ suspension }) =>
      suspension && `${suspension.from} 至 ${suspension.to}：${suspension.reasonLabel}`,
  },
  { heading: '结束日期', width: 12, cell: ({ validTo }) => validTo },
  { heading: '结束原因', width: 30, cell: ({ endLabel }) => endLabel },
]

export const registerSheet = (register: Turns<Membership>): Sheet => listSheet('报到名册', columns, register)

export const missingSheet = (missing: Turns<Missing>): Sheet =>
  listSheet(
    '未报到党员',
    [
      { heading: '姓名', width: 14, cell: ({ name }) => name },
      { heading: '居住地社区', width: 24, cell: ({ livesIn }) => livesIn?.name ?? '未登记' },
      {
        heading: '报到',
        width: 16,
        cell: ({ pendingId }) => (pendingId === undefined ? '未提出' : '等待社区确认'),
      },
    ],
    missing,
  )
