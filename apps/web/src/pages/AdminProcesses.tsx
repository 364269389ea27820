import { useQuery } from '@tanstack/react-query'
import { processesQuery } from '../api/processes.js'
import { DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { claimColumns, processPath } from '../features/claims/claim-columns.js'
import { ClaimFilters, claimQueryOf } from '../features/claims/ClaimFilters.js'
import { m } from '../messages/index.js'

/** Every process, for the system administrator; the operations stand on the process's own page. */
export default function AdminProcesses() {
  const list = useListSearch()
  const { kind: _anyKind, ...query } = claimQueryOf(list)
  const processes = useQuery(processesQuery({ ...query, offset: list.offset, limit: pageSize }))
  return (
    <>
      <PageTitle title={m.administration.title} lead={m.administration.lead} />
      <div className="toolbar">
        <ClaimFilters list={list} stages={processes.data?.stages ?? []} />
      </div>
      <DataList
        label={m.administration.title}
        columns={claimColumns}
        query={processes}
        keyOf={({ id }) => id}
        opens={processPath}
        isUrgent={({ overdue }) => overdue}
        empty={m.administration.empty}
        offset={list.offset}
        limit={pageSize}
        onPage={list.goTo}
      />
    </>
  )
}
