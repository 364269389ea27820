/** 月报: what it says, section by section, from the facts of a unit's month. Nobody is named in it. */
import { figureCodes, percentOf, specOf, type FigureCode, type FigureValue } from '../numbers/figures.js'
import type { ReportCell, ReportContent, ReportSection } from './report-content.js'
import type { ReportFacts, ReportItem, ReportKind, ReportList, ReportUnit } from './report-facts.js'

const agencyKinds: ReadonlySet<string> = new Set(['agency', 'agencyPartyOrganization'])

/** The content; no clock and no chance in it. */
export const monthlyContent = (facts: ReportFacts): ReportContent => ({
  title: `${facts.unit.name}“双报到”工作月报`,
  period: facts.monthLabel,
  until: `${inChinese(facts.lastDay)}${facts.isOver ? '' : '（本月未结束）'}`,
  sections: [
    overview(facts),
    keyFigures(facts),
    ...unitTables(facts),
    ...coverage(facts),
    ...kinds(facts),
    ...lists(facts),
    definitions,
  ],
})

const inChinese = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const share = (figure: FigureValue): string => {
  const percent = percentOf(figure)
  return percent === undefined ? '—' : `${percent}%`
}

const cellOf = ({ value, of }: FigureValue): ReportCell => (of === undefined ? value : { value, of })

const overview = ({
  unit,
  lastDay,
  figures: f,
  late,
  lateAboutPeople,
  unclaimed,
}: ReportFacts): ReportSection => {
  const { checkedIn, agenciesCheckedIn: agencies, onTime, coverage: covered } = f
  const paragraphs = [
    `截至${inChinese(lastDay)}，应报到在职党员 ${checkedIn.of ?? 0} 人，已报到 ${checkedIn.value} 人，报到率 ${share(checkedIn)}；` +
      `机关党组织应报到 ${agencies.of ?? 0} 个，已报到 ${agencies.value} 个。`,
    `本月新提出项目认领 ${f.claimsStarted.value} 件，审批通过 ${f.claimsApproved.value} 次，发回重新协商 ${f.claimsReturned.value} 次，` +
      `验收通过 ${f.claimsAccepted.value} 件；期末在办 ${f.claimsOpen.value} 件。`,
    `本月开展活动 ${f.held.value} 场，取消 ${f.cancelled.value} 场；在职党员参加 ${f.attendances.value} 人次、${f.people.value} 人，` +
      `机关党组织集体参加 ${f.organisations.value} 次。`,
  ]
  if (!agencyKinds.has(unit.kind))
    paragraphs.push(
      `辖区 ${covered.of ?? 0} 个社区中，${covered.value} 个有项目认领在办或开展了活动，${(covered.of ?? 0) - covered.value} 个空白。`,
    )
  paragraphs.push(
    `本月到期的待办 ${onTime.of ?? 0} 项，按时办结 ${onTime.value} 项，按时率 ${share(onTime)}` +
      `${late.total + lateAboutPeople > 0 ? `，超期 ${late.total + lateAboutPeople} 项` : ''}。`,
    unclaimed.total > 0
      ? `期末仍有 ${unclaimed.total} 个重点服务项目无人认领，见后列清单。`
      : '期末没有无人认领的重点服务项目。',
  )
  return { kind: 'text', heading: '总体情况', paragraphs }
}

const keyFigures = ({ figures, before, unit }: ReportFacts): ReportSection => ({
  kind: 'table',
  heading: '主要数字',
  columns: [
    { title: '项目', width: 4 },
    { title: '本月', width: 2 },
    { title: '总数', width: 2 },
    { title: '比例', width: 2, as: 'percent' },
    { title: '上月', width: 2 },
    { title: '比上月', width: 2, as: 'change' },
  ],
  rows: figureCodes
    .filter(code => code !== 'coverage' || !agencyKinds.has(unit.kind))
    .map(code => {
      const { value, of } = figures[code]
      return [
        `${specOf(code).label}（${specOf(code).measure}）`,
        value,
        of ?? null,
        percentOf(figures[code]) ?? null,
        before[code].value,
        value - before[code].value,
      ]
    }),
})

const compared: FigureCode[] = [
  'checkedIn',
  'claimsStarted',
  'claimsApproved',
  'claimsAccepted',
  'claimsOpen',
  'held',
  'attendances',
  'onTime',
]

const unitTable = (heading: string, units: ReportUnit[]): ReportSection[] =>
  units.length === 0
    ? []
    : [
        {
          kind: 'table',
          heading,
          columns: [
            { title: '单位', width: 5 },
            ...compared.map(code => ({ title: specOf(code).label, width: 2 })),
          ],
          rows: units.map(({ name, figures }) => [name, ...compared.map(code => cellOf(figures[code]))]),
        },
      ]

const headingOf: Record<string, string> = {
  district: '各区县情况',
  subdistrict: '各街道情况',
  community: '各社区情况',
}

/** One table for each kind of unit below, then the communities of all subdistricts. */
const unitTables = ({ below, unit, communities, communitiesLeft }: ReportFacts): ReportSection[] => {
  const places = below.filter(({ kind }) => !agencyKinds.has(kind))
  const agencies = below.filter(({ kind }) => agencyKinds.has(kind))
  const tables = [
    ...unitTable(headingOf[places[0]?.kind ?? ''] ?? '下级单位情况', places),
    ...unitTable('各机关单位情况', agencies),
  ]
  if (unit.kind === 'subdistrict' || communities.length === 0) return tables
  return [
    ...tables,
    {
      kind: 'table',
      heading: '各社区活动情况',
      ...(communitiesLeft > 0 && { lead: `另有 ${communitiesLeft} 个社区未列出，见各区县、各街道的月报。` }),
      columns: [
        { title: '所属', width: 3 },
        { title: '社区', width: 4 },
        { title: '开展活动', width: 2 },
        { title: '参加人次', width: 2 },
        { title: '参加人数', width: 2 },
      ],
      rows: communities.map(({ under, name, held, attendances, people }) => [
        under,
        name,
        held,
        attendances,
        people,
      ]),
    },
  ]
}

const square = (count: number, projects: number) => {
  if (count > 0) return { tone: 'served' as const, count }
  return { tone: projects > 0 ? ('planned' as const) : ('nothing' as const), count: 0 }
}

const squareOf = (cells: ReportFacts['communities'][number]['cells'], code: string) => {
  const cell = cells.find(({ categoryCode }) => categoryCode === code)
  return square((cell?.claims ?? 0) + (cell?.activities ?? 0), cell?.projects ?? 0)
}

const coverage = ({ below, communities, categories, unit }: ReportFacts): ReportSection[] => {
  if (agencyKinds.has(unit.kind) || communities.length === 0) return []
  const bars = below.flatMap(({ name, kind, figures }) =>
    kind === 'subdistrict' || kind === 'district'
      ? [{ label: name, value: figures.coverage.value, of: figures.coverage.of ?? 0 }]
      : [],
  )
  return [
    ...(bars.length > 0
      ? [
          {
            kind: 'bars' as const,
            heading: '服务覆盖',
            lead: '有项目认领在办或开展了活动的社区。',
            rows: bars,
          },
        ]
      : []),
    {
      kind: 'grid',
      heading: '覆盖图',
      lead: '行是社区，列是项目类别；数字是认领与活动的件数，浅色为只有项目，空白为没有；不由项目而来的活动在末列。',
      columns: [...categories.map(({ name }) => name), '其他活动'],
      rows: communities.map(({ name, cells, others }) => ({
        label: name,
        cells: [...categories.map(({ code }) => squareOf(cells, code)), square(others, 0)],
      })),
    },
  ]
}

const kindTable = (heading: string, titles: readonly string[], found: ReportKind[]): ReportSection[] =>
  found.length === 0
    ? []
    : [
        {
          kind: 'table',
          heading,
          columns: titles.map((title, no) => ({ title, width: no === 0 ? 4 : 2 })),
          rows: found.map(({ name, open, started, held, ended }) => [name, open, started, held, ended]),
        },
      ]

const kinds = ({ projects, posts }: ReportFacts): ReportSection[] => [
  ...kindTable(
    '重点服务项目（按类别）',
    ['项目类别', '期末可认领', '本月新提出', '期末在办', '本月验收'],
    projects,
  ),
  ...kindTable('一般服务岗位（按类别）', ['岗位类别', '期末岗位', '本月上岗', '期末在岗', '本月离岗'], posts),
]

const listOf = (heading: string, on: string, lead: string, { items, total }: ReportList): ReportSection[] =>
  total === 0
    ? []
    : [
        {
          kind: 'table',
          heading,
          lead:
            total > items.length
              ? `${lead}共 ${total} 项，列出前 ${items.length} 项。`
              : `${lead}共 ${total} 项。`,
          columns: [
            { title: '事项', width: 6 },
            { title: '单位', width: 4 },
            { title: on, width: 2 },
          ],
          rows: items.map(({ title, unit, on: day = '' }: ReportItem) => [title, unit, day]),
        },
      ]

const lists = ({ late, lateAboutPeople, unclaimed }: ReportFacts): ReportSection[] => [
  ...listOf('超期事项', '到期日', '', late),
  ...(lateAboutPeople > 0
    ? [
        {
          kind: 'text' as const,
          heading: '涉及个人的超期事项',
          paragraphs: [`另有涉及个人的事项超期 ${lateAboutPeople} 项，不在月报中列名，请在平台内查看。`],
        },
      ]
    : []),
  ...listOf('无人认领的重点服务项目', '开放日', '', unclaimed),
]

const definitions: ReportSection = {
  kind: 'text',
  heading: '口径',
  paragraphs: figureCodes.map(code => `${specOf(code).label}：${specOf(code).definition}`),
}
