import { Link } from 'react-router'
import type { AuditEntry, StageTone } from '../../api/types.js'
import type { Column } from '../../components/list/Rows.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const { columns } = m.audit
const tones: Record<AuditEntry['outcome'], StageTone> = {
  done: 'done',
  refused: 'returned',
  failed: 'waiting',
}

const What = ({ entry }: { entry: AuditEntry }) => {
  const { sentence, subject, subjectLabel, subjectId, personId, session, sealedAt, said } = entry
  const known = said.map(({ label, text }) => `${label} ${text}`)
  return (
    <>
      <div className="cell-heading">{sentence}</div>
      <div className="cell-sub">
        {personId && <span>{personId}</span>}
        {session && <span>{m.audit.session(session)}</span>}
        {subjectLabel && <span>{`${subjectLabel} ${subjectId ?? ''}`}</span>}
        {subject === 'process' && subjectId && (
          <Link to={`/processes/${subjectId}`}>{m.audit.openProcess}</Link>
        )}
        {known.length > 0 && <span>{m.audit.details(known.join('，'))}</span>}
        <span>{m.audit.sealedAt(formatInstant(sealedAt))}</span>
      </div>
    </>
  )
}

export const auditColumns: Column<AuditEntry>[] = [
  {
    key: 'sequence',
    title: columns.sequence,
    onCard: 'line',
    width: 80,
    cell: ({ sequence }) => <span className="figure">{sequence}</span>,
  },
  {
    key: 'at',
    title: columns.at,
    onCard: 'bare',
    width: 150,
    cell: ({ at }) => <span className="figure nowrap">{formatInstant(at)}</span>,
  },
  { key: 'what', title: columns.what, onCard: 'heading', cell: entry => <What entry={entry} /> },
  {
    key: 'outcome',
    title: columns.outcome,
    onCard: 'bare',
    width: 90,
    cell: ({ outcome, outcomeLabel }) => <StatusTag tone={tones[outcome]} label={outcomeLabel} />,
  },
  {
    key: 'from',
    title: columns.from,
    width: 130,
    cell: ({ address }) => <span className="figure">{address ?? ''}</span>,
  },
]
