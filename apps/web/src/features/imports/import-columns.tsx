import { Link } from 'react-router'
import type { ImportSummary } from '../../api/types.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

export const importPath = ({ id }: Pick<ImportSummary, 'id'>): string => `/imports/${id}`

const resultOf = ({ counts }: ImportSummary): string =>
  counts
    ? [m.imports.result(counts.rows), ...counts.changes.map(({ label, count }) => `${label} ${count}`)].join(
        '，',
      )
    : '—'

/** The history of imports. */
export const importColumns: Column<ImportSummary>[] = [
  {
    key: 'file',
    title: m.imports.columns.file,
    onCard: 'heading',
    cell: row => (
      <>
        <Link className="cell-heading" to={importPath(row)}>
          {row.fileName}
        </Link>
        {row.kindLabel && <div className="cell-sub">{row.kindLabel}</div>}
      </>
    ),
  },
  {
    key: 'state',
    title: m.imports.columns.state,
    onCard: 'bare',
    width: 110,
    cell: ({ tone, stateLabel }) => <StatusTag tone={tone} label={stateLabel} />,
  },
  { key: 'result', title: m.imports.columns.result, cell: resultOf },
  { key: 'by', title: m.imports.columns.by, width: 140, cell: ({ by }) => by.name },
  {
    key: 'at',
    title: m.imports.columns.at,
    width: 160,
    cell: ({ uploadedAt }) => <span className="figure">{formatInstant(uploadedAt)}</span>,
  },
]
