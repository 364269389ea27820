import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { spotChecksQuery, type SpotCheck } from '../api/spot-checks.js'
import { type Column, DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { DrawForm } from '../features/spot-checks/DrawForm.js'
import { m } from '../messages/index.js'

const t = m.spotCheck
const pathOf = ({ id }: SpotCheck) => `/spot-checks/${id}`

const columns: Column<SpotCheck>[] = [
  {
    key: 'unit',
    title: t.columns.unit,
    onCard: 'heading',
    cell: check => <Link to={pathOf(check)}>{check.unit.name}</Link>,
  },
  { key: 'month', title: t.columns.month, cell: ({ month }) => <span className="figure">{month}</span> },
  { key: 'seed', title: t.columns.seed, cell: ({ seed }) => seed },
  { key: 'drawn', title: t.columns.drawn, cell: ({ size, drawnFrom }) => t.drawn(size, drawnFrom) },
  {
    key: 'checked',
    title: t.columns.checked,
    cell: ({ checked, size, doubtful }) => t.checked(checked, size, doubtful),
  },
]

/** 签到抽查: what was drawn within one's scope, and for whoever may, another draw. */
export default function SpotChecks() {
  const list = useListSearch()
  const checks = useQuery(spotChecksQuery({ offset: list.offset, limit: pageSize }))
  const units = checks.data?.units ?? []
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {units.length > 0 && <DrawForm units={units} />}
      <Panel title={t.list}>
        <DataList
          label={t.list}
          columns={columns}
          query={checks}
          keyOf={({ id }) => id}
          opens={pathOf}
          empty={t.empty}
          list={list}
        />
      </Panel>
    </>
  )
}
