import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { Link } from 'react-router'
import { type PointMonth, pointMonthsQuery, publishPoints } from '../../api/points.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { Rows, type Column } from '../../components/list/Rows.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { followUpsTold } from './FollowUpNote.js'
import { RulesLine } from './RulesLine.js'
import { monthTones } from './month-tones.js'

const t = m.point

const addressOf = ({ month, district }: PointMonth) =>
  `/points?view=months&month=${month}&district=${encodeURIComponent(district.id)}`

const district: Column<PointMonth> = {
  key: 'district',
  title: t.table.district,
  cell: ({ district: { name } }) => name,
}

/** Nothing is final before it is published. */
const countsOf = (state: PointMonth['state'], counts: PointMonth['members']): string =>
  state !== 'published' ? t.soFar(t.counts(counts)) : t.counts(counts)

const columnsOf = (isMany: boolean, publish: (month: PointMonth) => void): Column<PointMonth>[] => [
  {
    key: 'month',
    title: t.table.month,
    onCard: 'heading',
    cell: month => <Link to={addressOf(month)}>{month.month}</Link>,
  },
  ...(isMany ? [district] : []),
  {
    key: 'state',
    title: t.table.state,
    cell: ({ state, stateLabel, objectionsUntil, shownUntil }) => (
      <>
        <StatusTag tone={monthTones[state]} label={stateLabel} />
        {state === 'objections' && objectionsUntil && (
          <span className="cell-sub figure"> {t.until(objectionsUntil)}</span>
        )}
        {shownUntil && <span className="cell-sub figure"> {t.shownUntil(shownUntil)}</span>}
      </>
    ),
  },
  { key: 'members', title: t.table.members, cell: ({ state, members }) => countsOf(state, members) },
  { key: 'agencies', title: t.table.agencies, cell: ({ state, agencies }) => countsOf(state, agencies) },
  {
    key: 'followUps',
    title: m.followUp.column,
    cell: ({ state, followUps }) =>
      followUps
        ? followUpsTold(followUps)
        : state !== 'published' && <span className="muted">{m.followUp.none}</span>,
  },
  { key: 'objections', title: t.table.objections, cell: ({ pendingObjections }) => pendingObjections },
  {
    key: 'action',
    title: t.table.action,
    onCard: 'bare',
    cell: month =>
      month.mayPublish ? (
        <Button size="small" onClick={() => publish(month)}>
          {t.publish}
        </Button>
      ) : (
        month.publicationAsked && month.state !== 'published' && <span className="muted">{t.asked}</span>
      ),
  },
]

/** The months of each district with their stages and numbers, and whether one is missing. */
export const MonthsPanel = () => {
  const months = useQuery(pointMonthsQuery)
  const { modal } = App.useApp()
  const command = useToldCommand(publishPoints, t.published)
  if (!months.isSuccess) return <NotLoaded query={months} />
  const { items, missing } = months.data
  const isMany = items.some(each => each.district.id !== items[0]?.district.id)
  const publish = ({ month, district: { id: districtId, name } }: PointMonth) =>
    void modal.confirm({
      title: t.publishTitle(name, month),
      content: t.publishAbout,
      okText: t.publish,
      cancelText: m.state.cancel,
      onOk: () => command.run({ month, districtId }),
    })
  if (items.length === 0) return <EmptyState title={t.monthsEmpty[0]} hint={t.monthsEmpty[1]} />
  return (
    <>
      <FormProblem problem={command.problem} />
      {missing.length > 0 && (
        <Alert
          type="warning"
          title={t.missing(missing.map(each => `${each.district.name} ${each.month}`).join('、'))}
        />
      )}
      <div className="data-list">
        <Rows
          label={t.views.months}
          columns={columnsOf(isMany, publish)}
          rows={items}
          keyOf={({ district: { id }, month }) => `${id} ${month}`}
          opens={addressOf}
        />
      </div>
      <p className="muted">{missing.length === 0 && t.complete}</p>
      {items.some(({ state }) => state === 'published') && (
        <p>
          <Link to="/public-points">{m.publicPoint.open}</Link>
        </p>
      )}
      <RulesLine />
    </>
  )
}
