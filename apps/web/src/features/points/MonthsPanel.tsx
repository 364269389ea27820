import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { Link } from 'react-router'
import { type PointMonth, pointMonthsQuery, publishPoints } from '../../api/points.js'
import { useCommand } from '../../api/use-command.js'
import { Rows, type Column } from '../../components/list/Rows.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { LoadFailure } from '../../components/states/LoadFailure.js'
import { Loading } from '../../components/states/Loading.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { FormProblem } from '../accounts/FormProblem.js'
import { monthTones } from './month-tones.js'

const t = m.point

const addressOf = ({ month }: PointMonth) => `/points?view=months&month=${month}`

const columnsOf = (publish: (month: string) => void): Column<PointMonth>[] => [
  {
    key: 'month',
    title: t.table.month,
    onCard: 'heading',
    cell: month => <Link to={addressOf(month)}>{month.month}</Link>,
  },
  {
    key: 'state',
    title: t.table.state,
    cell: ({ state, stateLabel, objectionsUntil }) => (
      <>
        <StatusTag tone={monthTones[state]} label={stateLabel} />
        {state === 'objections' && objectionsUntil && (
          <span className="cell-sub figure"> {t.until(objectionsUntil)}</span>
        )}
      </>
    ),
  },
  { key: 'members', title: t.table.members, cell: ({ members }) => t.counts(members) },
  { key: 'agencies', title: t.table.agencies, cell: ({ agencies }) => t.counts(agencies) },
  { key: 'objections', title: t.table.objections, cell: ({ pendingObjections }) => pendingObjections },
  {
    key: 'action',
    title: t.table.action,
    onCard: 'bare',
    cell: ({ month, mayPublish, publicationAsked, state }) =>
      mayPublish ? (
        <Button size="small" onClick={() => publish(month)}>
          {t.publish}
        </Button>
      ) : (
        publicationAsked && state !== 'published' && <span className="muted">{t.asked}</span>
      ),
  },
]

/** The months with their stages and numbers, whether one is missing, and the rules that hold. */
export const MonthsPanel = () => {
  const months = useQuery(pointMonthsQuery)
  const { message, modal } = App.useApp()
  const command = useCommand(publishPoints, () => void message.success(t.published))
  if (months.isPending) return <Loading isLate={months.failureCount > 0} />
  if (months.isError) return <LoadFailure error={months.error} retry={() => void months.refetch()} />
  const { items, missing, rules } = months.data
  const latest = rules.at(-1)
  const publish = (month: string) =>
    void modal.confirm({
      title: t.publishTitle(month),
      content: t.publishAbout,
      okText: t.publish,
      cancelText: m.state.cancel,
      onOk: () => command.run({ month }),
    })
  if (items.length === 0) return <EmptyState title={t.monthsEmpty[0]} hint={t.monthsEmpty[1]} />
  return (
    <>
      <FormProblem problem={command.problem} />
      {missing.length > 0 && <Alert type="warning" title={t.missing(missing.join('、'))} />}
      <div className="data-list">
        <Rows
          label={t.views.months}
          columns={columnsOf(publish)}
          rows={items}
          keyOf={({ month }) => month}
          opens={addressOf}
        />
      </div>
      <p className="muted">
        {missing.length === 0 && t.complete}{' '}
        {latest &&
          t.rules(
            latest.amounts.activity ?? 0,
            latest.amounts.doneWell ?? 0,
            latest.amounts.weeklyModel ?? 0,
            t.zeroBy[latest.zeroBy],
          )}
      </p>
    </>
  )
}
