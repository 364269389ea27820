import { Link } from 'react-router'
import type { OfficeGrant, Reach, RosterPerson, Sight } from '../../api/types.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const { columns } = m.organisation
export const personPath = (personId: string): string => `/admin/people/${personId}`

export const PersonLink = ({ id, name }: { id: string; name: string }) => (
  <Link className="cell-heading" to={personPath(id)}>
    {name}
  </Link>
)

export const rosterColumns: Column<RosterPerson>[] = [
  {
    key: 'name',
    title: columns.name,
    onCard: 'heading',
    cell: ({ id, name }) => <PersonLink id={id} name={name} />,
  },
  { key: 'staffNumber', title: columns.staffNumber, cell: ({ staffNumber }) => staffNumber ?? '—' },
  { key: 'unit', title: columns.unit, cell: ({ unitName }) => unitName },
  {
    key: 'offices',
    title: columns.offices,
    cell: ({ offices, leftOn }) =>
      leftOn
        ? m.organisation.leftOn(leftOn)
        : offices.map(({ unitName, roleLabel }) => m.organisation.office(unitName, roleLabel)).join('、') ||
          '—',
  },
]

const grantTones = { inForce: 'done', future: 'waiting', past: 'stopped' } as const

const granted = ({ grantedByName, grantedAt }: { grantedByName?: string; grantedAt?: string }) => (
  <>
    {grantedByName ?? '—'}
    {grantedAt && <p className="cell-sub figure">{formatInstant(grantedAt)}</p>}
  </>
)

export const grantColumns: Column<OfficeGrant>[] = [
  {
    key: 'name',
    title: columns.name,
    onCard: 'heading',
    cell: ({ personId, personName }) => <PersonLink id={personId} name={personName} />,
  },
  { key: 'role', title: columns.role, cell: ({ roleLabel }) => roleLabel },
  { key: 'node', title: columns.node, cell: ({ unitName }) => unitName },
  {
    key: 'period',
    title: columns.period,
    cell: ({ validFrom, validTo }) => (
      <span className="figure">{m.organisation.period(validFrom, validTo)}</span>
    ),
  },
  { key: 'grantedBy', title: columns.grantedBy, cell: granted },
  {
    key: 'state',
    title: columns.state,
    onCard: 'bare',
    cell: ({ state, stateLabel }) => <StatusTag tone={grantTones[state]} label={stateLabel} />,
  },
]

export const reachColumns: Column<Reach>[] = [
  {
    key: 'office',
    title: columns.offices,
    onCard: 'heading',
    cell: ({ unitName, roleLabel }) => m.organisation.office(unitName, roleLabel),
  },
  { key: 'units', title: columns.units, cell: ({ units }) => units },
  { key: 'processes', title: columns.processes, cell: ({ processes }) => processes },
  { key: 'tasks', title: columns.tasks, cell: ({ tasks }) => tasks },
  { key: 'grantedBy', title: columns.grantedBy, cell: granted },
]

export const sightColumns: Column<Sight>[] = [
  {
    key: 'name',
    title: columns.name,
    onCard: 'heading',
    cell: ({ personId, personName, personUnitName }) => (
      <>
        <PersonLink id={personId} name={personName} />
        <p className="cell-sub">{personUnitName}</p>
      </>
    ),
  },
  { key: 'why', title: columns.why, onCard: 'bare', cell: ({ sentence }) => sentence },
  {
    key: 'period',
    title: columns.period,
    cell: ({ rule, validFrom, validTo }) =>
      rule === 'office' ? <span className="figure">{m.organisation.period(validFrom, validTo)}</span> : '—',
  },
  { key: 'grantedBy', title: columns.grantedBy, cell: granted },
]
