import { useQuery } from '@tanstack/react-query'
import { processesQuery } from '../../api/processes.js'
import { DataList } from '../../components/list/DataList.js'
import { type ListSearch, pageSize } from '../../components/list/use-list-search.js'
import { useUrgeColumn } from '../acts/urge-column.js'
import { claimColumns, processPath } from '../claims/claim-columns.js'

interface WaitingProcessesProps {
  kind: 'checkIn' | 'postClaim'
  label: string
  /** Heading of the first column. */
  title: string
  empty: readonly [string, string]
  list: ListSearch
}

/** What of one kind waits for its answer within one's scope, and whom one may urge. */
export const WaitingProcesses = ({ kind, label, title, empty, list }: WaitingProcessesProps) => {
  const waiting = useQuery(processesQuery({ kind, open: 'true', offset: list.offset, limit: pageSize }))
  const titled = claimColumns.map(column => (column.key === 'title' ? { ...column, title } : column))
  const columns = useUrgeColumn(titled, waiting.data?.items, ({ id }) => id)
  return (
    <DataList
      label={label}
      columns={columns}
      query={waiting}
      keyOf={({ id }) => id}
      opens={processPath}
      isUrgent={({ overdue }) => overdue}
      empty={empty}
      list={list}
    />
  )
}
