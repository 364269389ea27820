/** The attendance list of an activity, and a spot check with what was found, as workbooks. */
import type { z } from 'zod'
import type { attendanceList } from '#contracts/http/attendance.js'
import type { spotCheckDetail } from '#contracts/http/spot-checks.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { inOne, listSheet, type SheetColumn } from '../http/list-sheet.js'
import { localMoment } from '../lifecycle/dates.js'

type List = z.input<typeof attendanceList>
/** Whoever came, and whoever signed up and did not. */
type Line = List['items'][number] | List['awaited'][number]
type Came = List['items'][number]

const moment = (at: string | undefined): string | undefined => at && localMoment(Date.parse(at))
const ofCame = (heading: string, width: number, cell: SheetColumn<Came>['cell']): SheetColumn<Line> => ({
  heading,
  width,
  cell: line => ('cameAt' in line ? cell(line) : undefined),
})

const stateOf = (line: Line): string => {
  if ('cameAt' in line) return line.stateLabel
  return line.isWaiting ? '候补未到' : '报名未到'
}

const columns: SheetColumn<Line>[] = [
  { heading: '姓名', width: 18, cell: ({ person, unit }) => person?.name ?? unit?.name },
  {
    heading: '所在党组织',
    width: 34,
    cell: ({ agencyName, unit }) => agencyName ?? (unit && '（整体参加）'),
  },
  { heading: '状态', width: 12, cell: stateOf },
  ofCame('签到方式', 12, ({ wayLabel }) => wayLabel),
  ofCame('到场时间', 18, ({ cameAt }) => moment(cameAt)),
  ofCame('离开时间', 18, ({ leftAt }) => moment(leftAt)),
  ofCame('迟到早退', 12, ({ isLate, leftEarly }) =>
    [isLate && '迟到', leftEarly && '早退'].filter(Boolean).join('、'),
  ),
  ofCame('随行（人）', 10, ({ companions }) => companions),
  ofCame('请核对', 24, ({ flags }) => flags.map(({ label }) => label).join('、')),
  ofCame('补登理由', 30, ({ reason }) => reason),
  ofCame('确认人', 12, ({ decidedByName }) => decidedByName),
  ofCame('确认时间', 18, ({ decidedAt }) => moment(decidedAt)),
  ofCame('确认说明', 30, ({ decisionNote }) => decisionNote),
]

export const attendanceSheet = ({ activity, items, awaited }: List): Sheet =>
  listSheet('签到名单', columns, inOne<Line>([...items, ...awaited]), {
    lead: [
      [`${activity.number} ${activity.title}`],
      [
        `${activity.communityName}，${moment(activity.startsAt)} 至 ${moment(activity.endsAt)}，${activity.place}`,
      ],
    ],
  })

type Check = z.input<typeof spotCheckDetail>

/** With all that is needed to draw the same again. */
export const spotCheckSheet = ({
  unit,
  month,
  seed,
  size,
  drawnFrom,
  drawnByName,
  drawnAt,
  items,
}: Check): Sheet =>
  listSheet(
    '抽查',
    [
      { heading: '序号', width: 8, cell: ({ place }: Check['items'][number]) => place },
      { heading: '姓名', width: 18, cell: ({ name }) => name },
      { heading: '活动', width: 36, cell: ({ activityTitle }) => activityTitle },
      { heading: '社区', width: 18, cell: ({ communityName }) => communityName },
      { heading: '活动时间', width: 18, cell: ({ startsAt }) => moment(startsAt) },
      { heading: '签到方式', width: 12, cell: ({ wayLabel }) => wayLabel },
      { heading: '确认人', width: 12, cell: ({ confirmedByName }) => confirmedByName },
      { heading: '结果', width: 10, cell: ({ resultLabel }) => resultLabel ?? '待核查' },
      { heading: '情况', width: 40, cell: ({ note }) => note },
      { heading: '核查人', width: 12, cell: ({ byName }) => byName },
      { heading: '签到编号', width: 38, cell: ({ attendanceId }) => attendanceId },
    ],
    inOne(items),
    {
      lead: [
        [`${unit.name} ${month} 抽查：从 ${drawnFrom} 项已确认的签到中抽出 ${size} 项`],
        [`种子 ${seed}，${drawnByName} 于 ${moment(drawnAt)} 抽取；次序为 SHA-256（种子:签到编号）`],
      ],
    },
  )
