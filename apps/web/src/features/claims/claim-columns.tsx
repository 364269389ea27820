import { Link } from 'react-router'
import type { ProcessSummary } from '../../api/types.js'
import { DueTag } from '../../components/DueTag.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

/** The unit of a process that is of this kind. */
export const unitNameOf = ({ units }: ProcessSummary, kind: string): string =>
  units.find(unit => unit.kind === kind)?.name ?? ''

export const processPath = ({ id }: Pick<ProcessSummary, 'id'>): string => `/processes/${id}`

export const claimColumns: Column<ProcessSummary>[] = [
  {
    key: 'title',
    title: m.claim.columns.title,
    onCard: 'heading',
    cell: claim => (
      <>
        <Link className="cell-heading" to={processPath(claim)}>
          {claim.title}
        </Link>
        <p className="cell-sub figure">
          <span>{claim.number}</span>
          <span>
            {m.claim.columns.started} {claim.startedByName}
          </span>
        </p>
      </>
    ),
  },
  {
    key: 'parties',
    title: m.claim.columns.parties,
    onCard: 'hidden',
    cell: claim => (
      <>
        {unitNameOf(claim, 'agencyPartyOrganization')}
        <p className="cell-sub">{unitNameOf(claim, 'community')}</p>
      </>
    ),
  },
  {
    key: 'stage',
    title: m.claim.columns.stage,
    onCard: 'bare',
    cell: ({ tone, stageLabel }) => <StatusTag tone={tone} label={stageLabel} />,
  },
  {
    key: 'due',
    title: m.claim.columns.due,
    onCard: 'bare',
    width: 210,
    cell: claim => (claim.endedAt ? null : <DueTag {...claim} />),
  },
  {
    key: 'updated',
    title: m.claim.columns.updated,
    onCard: 'line',
    width: 150,
    cell: ({ updatedAt }) => <span className="figure nowrap muted">{formatInstant(updatedAt)}</span>,
  },
]
