import { useQuery } from '@tanstack/react-query'
import { processesQuery } from '../../api/processes.js'
import { DataList } from '../../components/list/DataList.js'
import { type ListSearch, pageSize } from '../../components/list/use-list-search.js'
import { m } from '../../messages/index.js'
import { claimColumns, processPath } from '../claims/claim-columns.js'

const columns = claimColumns.map(column =>
  column.key === 'title' ? { ...column, title: m.checkIn.title } : column,
)

/** Check-ins within one's scope that wait for their community. */
export const PendingCheckIns = ({ list }: { list: ListSearch }) => {
  const pending = useQuery(
    processesQuery({ kind: 'checkIn', open: 'true', offset: list.offset, limit: pageSize }),
  )
  return (
    <DataList
      label={m.checkIn.views.pending}
      columns={columns}
      query={pending}
      keyOf={({ id }) => id}
      opens={processPath}
      isUrgent={({ overdue }) => overdue}
      empty={m.checkIn.pendingEmpty}
      list={list}
    />
  )
}
