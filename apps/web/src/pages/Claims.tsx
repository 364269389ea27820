import { useQuery } from '@tanstack/react-query'
import { processesQuery, processExportAddress } from '../api/processes.js'
import { DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { ClearFilters } from '../components/list/filters.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { useUrgeColumn } from '../features/acts/urge-column.js'
import { claimColumns, processPath } from '../features/claims/claim-columns.js'
import { ClaimFilters, claimQueryOf } from '../features/claims/ClaimFilters.js'
import { m } from '../messages/index.js'

/** Claims within one's scope. */
export default function Claims() {
  const list = useListSearch()
  const query = claimQueryOf(list)
  const claims = useQuery(processesQuery({ ...query, offset: list.offset, limit: pageSize }))
  const columns = useUrgeColumn(claimColumns, claims.data?.items, ({ id }) => id)
  return (
    <>
      <PageTitle title={m.claim.title} />
      <div className="toolbar">
        <ClaimFilters list={list} stages={claims.data?.stages ?? []} />
        <ClearFilters list={list} />
        <ExportButton href={processExportAddress(query)} />
      </div>
      <DataList
        label={m.claim.title}
        columns={columns}
        query={claims}
        keyOf={({ id }) => id}
        opens={processPath}
        isUrgent={({ overdue }) => overdue}
        empty={m.claim.empty}
        list={list}
      />
    </>
  )
}
