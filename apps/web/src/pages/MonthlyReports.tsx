import { DownloadOutlined, ReloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  isUnderWay,
  monthlyReportsQuery,
  orderMonthlyReport,
  type MonthlyReport,
} from '../api/monthly-reports.js'
import type { OrderReport } from '#contracts/http/monthly-reports.js'
import { useCommand } from '../api/use-command.js'
import { MonthPicker } from '../components/days/MonthPicker.js'
import { DataList } from '../components/list/DataList.js'
import { UnitFilter } from '../components/list/filters.js'
import type { Column } from '../components/list/Rows.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { ProblemAlert } from '../components/ProblemAlert.js'
import { useBusinessToday } from '../components/use-business-today.js'
import { addMonths, formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'
import '../features/reports/reports.css'

const t = m.monthlyReport

interface RowProps {
  report: MonthlyReport
  /** Orders the same month again. */
  again: (report: MonthlyReport) => void
  isOrdering: boolean
}

const State = ({ report }: { report: MonthlyReport }) => {
  const { state, stateLabel, progress, edition, fault } = report
  if (isUnderWay(report))
    return (
      <div className="report-progress" role="status">
        {stateLabel}
        <Progress percent={progress} size="small" aria-label={t.progress} />
      </div>
    )
  if (state === 'unchanged' && edition !== undefined) return t.sameAs(edition)
  return <>{fault ?? (edition === undefined ? stateLabel : t.edition(edition))}</>
}

const Files = ({ report, again, isOrdering }: RowProps) => (
  <span className="report-files">
    {report.files.map(({ type }) => (
      <Button
        key={type}
        size="small"
        icon={<DownloadOutlined />}
        href={`/api/monthly-reports/${report.id}/report.${type}`}
        download
      >
        {t[type]}
      </Button>
    ))}
    {report.allowedActions.includes('again') && (
      <Button
        type="text"
        size="small"
        icon={<ReloadOutlined />}
        disabled={isOrdering}
        aria-label={t.againLabel(report.monthLabel)}
        onClick={() => again(report)}
      >
        {t.again}
      </Button>
    )}
  </span>
)

const byWhom = ({ occasionLabel, orderedBy, orderedAt }: MonthlyReport): string =>
  t.ordered(orderedBy === undefined ? occasionLabel : t.asked(orderedBy), formatInstant(orderedAt))

const columnsOf = (row: Omit<RowProps, 'report'>): Column<MonthlyReport>[] => [
  { key: 'month', title: t.columns.month, onCard: 'heading', cell: ({ monthLabel }) => monthLabel },
  { key: 'state', title: t.columns.state, onCard: 'line', cell: report => <State report={report} /> },
  {
    key: 'asOf',
    title: t.columns.asOf,
    onCard: 'line',
    cell: ({ asOf }) => (asOf === undefined ? '' : formatInstant(asOf)),
  },
  {
    key: 'by',
    title: t.columns.by,
    onCard: 'bare',
    cell: byWhom,
  },
  {
    key: 'files',
    title: t.columns.files,
    onCard: 'bare',
    cell: report => <Files {...row} report={report} />,
  },
]

/** 月报 of a unit: made here, kept here. */
export default function MonthlyReports() {
  const list = useListSearch()
  const today = useBusinessToday()
  const thisMonth = today.slice(0, 7)
  const [month, setMonth] = useState(addMonths(thisMonth, -1))
  const unitId = list.valueOf('unit')
  const reports = useQuery(monthlyReportsQuery({ unitId, offset: list.offset, limit: pageSize }))
  const order = useCommand<OrderReport, unknown>(orderMonthlyReport, () => list.goTo(0))
  const unit = reports.data?.unit
  const columns = columnsOf({
    again: report => order.run({ unitId: report.unit.id, month: report.month }),
    isOrdering: order.isPending,
  })
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <div className="toolbar">
        <UnitFilter list={list} own label={m.report.wholeScope} />
        <MonthPicker aria-label={t.month} max={thisMonth} value={month} onChange={setMonth} />
        <Button
          type="primary"
          disabled={unit === undefined}
          loading={order.isPending}
          onClick={() => unit && order.run({ unitId: unit.id, month })}
        >
          {t.make}
        </Button>
        <span className="toolbar-end">
          <Link to="/reports">{t.back}</Link>
        </span>
      </div>
      {order.problem && <ProblemAlert problem={order.problem} />}
      <Panel title={unit ? t.list(unit.name) : t.title}>
        <DataList
          label={t.title}
          columns={columns}
          query={reports}
          keyOf={({ id }) => id}
          empty={t.empty}
          list={list}
        />
      </Panel>
    </>
  )
}
