import type { ProcessSummary } from '../../api/types.js'
import type { Column } from '../../components/list/DataList.js'
import { m } from '../../messages/index.js'
import { claimColumns } from '../claims/claim-columns.js'

const holders: Column<ProcessSummary> = {
  key: 'holders',
  title: m.administration.columns.holders,
  onCard: 'line',
  width: '34%',
  cell: ({ holders: names = [] }) =>
    names.length > 0 ? names.join('、') : <span className="muted">{m.administration.nobodyHolds}</span>,
}

/** Every process's row: as in its own list, and who holds it now instead of its parties. */
export const processColumns: Column<ProcessSummary>[] = claimColumns.map(column => {
  if (column.key === 'parties') return holders
  return column.key === 'title' ? { ...column, title: m.administration.columns.title } : column
})
