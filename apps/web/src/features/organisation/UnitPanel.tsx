import { useQuery } from '@tanstack/react-query'
import { Checkbox, Segmented, Tabs } from 'antd'
import { useState } from 'react'
import {
  rosterQueryOf,
  type RosterPart,
  treeUnitQuery,
  unitGrantsQueryOf,
  unitHistoryQuery,
} from '../../api/organisation.js'
import type { TreeUnitDetail } from '../../api/types.js'
import { DataList } from '../../components/list/DataList.js'
import { pageSize } from '../../components/list/use-list-search.js'
import { Panel } from '../../components/Panel.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { ChangeLines } from './ChangeLines.js'
import { grantColumns, rosterColumns } from './organisation-columns.js'
import { TreeOperations } from './TreeOperations.js'

const parts = Object.entries(m.organisation.parts).map(([value, label]) => ({
  value: value as RosterPart,
  label,
}))

const Roster = ({ unitId }: { unitId: string }) => {
  const [part, setPart] = useState<RosterPart>('members')
  const [offset, setOffset] = useState(0)
  const roster = useQuery(rosterQueryOf(unitId, { part, offset, limit: pageSize }))
  const choose = (next: RosterPart) => {
    setOffset(0)
    setPart(next)
  }
  return (
    <>
      <div className="toolbar">
        <Segmented aria-label={m.organisation.part} options={parts} value={part} onChange={choose} />
      </div>
      <DataList
        label={m.organisation.tabs.roster}
        columns={rosterColumns}
        query={roster}
        keyOf={({ id }) => id}
        empty={m.organisation.emptyRoster}
        list={{ offset, goTo: setOffset }}
      />
    </>
  )
}

const Grants = ({ unitId }: { unitId: string }) => {
  const [below, setBelow] = useState(false)
  const [offset, setOffset] = useState(0)
  const query = { below: below ? ('true' as const) : ('false' as const), offset, limit: pageSize }
  const grants = useQuery(unitGrantsQueryOf(unitId, query))
  return (
    <>
      <div className="toolbar">
        <Checkbox checked={below} onChange={event => setBelow(event.target.checked)}>
          {m.organisation.withBelow}
        </Checkbox>
      </div>
      <DataList
        label={m.organisation.tabs.grants}
        columns={grantColumns}
        query={grants}
        keyOf={({ personId, role, unitId: node }) => `${personId} ${role} ${node}`}
        empty={m.organisation.emptyGrants}
        list={{ offset, goTo: setOffset }}
      />
    </>
  )
}

const History = ({ unitId }: { unitId: string }) => <ChangeLines query={useQuery(unitHistoryQuery(unitId))} />

const Burden = ({ unit }: { unit: TreeUnitDetail }) => (
  <dl className="burden">
    {Object.entries(m.organisation.burden).map(([name, label]) => (
      <div key={name}>
        <dt>{label}</dt>
        <dd className="figure">{unit.burden[name as keyof TreeUnitDetail['burden']]}</dd>
      </div>
    ))}
  </dl>
)

const ended = ({ endedOn, mergedIntoName }: TreeUnitDetail): string =>
  [endedOn && m.organisation.endedOn(endedOn), mergedIntoName && m.organisation.mergedInto(mergedIntoName)]
    .filter(Boolean)
    .join('，')

/** One unit: what hangs on it, its people and offices, what has changed, and what may be done. */
export const UnitPanel = ({ unitId }: { unitId: string }) => {
  const unit = useQuery(treeUnitQuery(unitId))
  if (!unit.isSuccess) return <NotLoaded query={unit} />
  const { roster, grants, history } = m.organisation.tabs
  return (
    <Panel title={unit.data.name} aside={<TreeOperations unit={unit.data} />}>
      <p className="cell-sub">
        <span>{unit.data.kindLabel}</span>
        <span className="figure">{unit.data.id}</span>
        <span>{unit.data.way || m.organisation.root}</span>
        {unit.data.endedOn && <span className="tree-ended">{ended(unit.data)}</span>}
      </p>
      <Burden unit={unit.data} />
      <Tabs
        items={[
          { key: 'roster', label: roster, children: <Roster unitId={unitId} /> },
          { key: 'grants', label: grants, children: <Grants unitId={unitId} /> },
          { key: 'history', label: history, children: <History unitId={unitId} /> },
        ]}
      />
    </Panel>
  )
}
