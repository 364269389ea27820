import { Button } from 'antd'
import { Link } from 'react-router'
import type { Membership, MembershipCommandName } from '../../api/types.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'

const { columns } = m.checkIn

export const membershipTones = { current: 'done', suspended: 'waiting', ended: 'stopped' } as const

const names: MembershipCommandName[] = ['suspend', 'end']

/** The register; commands for whoever looks after a membership. */
export const registerColumns = (
  ask: (membership: Membership, name: MembershipCommandName) => void,
): Column<Membership>[] => [
  {
    key: 'who',
    title: columns.who,
    onCard: 'heading',
    cell: ({ id, personName, agency, subjectLabel, hasProcess }) => (
      <>
        {hasProcess ? (
          <Link className="cell-heading" to={`/processes/${id}`}>
            {personName ?? agency.name}
          </Link>
        ) : (
          <span className="cell-heading">{personName ?? agency.name}</span>
        )}
        <p className="cell-sub">{subjectLabel}</p>
      </>
    ),
  },
  { key: 'agency', title: columns.agency, cell: ({ agency }) => agency.name },
  { key: 'community', title: columns.community, cell: ({ community }) => community.name },
  {
    key: 'period',
    title: columns.period,
    cell: ({ validFrom, validTo }) => (
      <span className="figure">{m.checkIn.own.since(validFrom, validTo)}</span>
    ),
  },
  {
    key: 'state',
    title: columns.state,
    onCard: 'bare',
    cell: ({ state, stateLabel, suspension, endLabel }) => (
      <>
        <StatusTag tone={membershipTones[state]} label={stateLabel} />
        {suspension && (
          <p className="cell-sub">
            {m.checkIn.suspended(suspension.from, suspension.to, suspension.reasonLabel)}
          </p>
        )}
        {endLabel && <p className="cell-sub">{endLabel}</p>}
      </>
    ),
  },
  {
    key: 'action',
    title: columns.action,
    onCard: 'bare',
    cell: membership =>
      membership.mayChange &&
      names.map(name => (
        <Button key={name} type="link" size="small" onClick={() => ask(membership, name)}>
          {m.checkIn.commands[name]}
        </Button>
      )),
  },
]
