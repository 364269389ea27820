import { useQuery } from '@tanstack/react-query'
import { processExportAddress, processesQuery } from '../api/processes.js'
import { DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { ClearFilters } from '../components/list/filters.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { holds } from '../api/offices.js'
import { useSession } from '../api/session.js'
import { useUrgeColumn } from '../features/acts/urge-column.js'
import { processColumns } from '../features/administration/process-columns.js'
import { ProcessCounts } from '../features/administration/ProcessCounts.js'
import { processFilterOf, ProcessFilters } from '../features/administration/ProcessFilters.js'
import { processPath } from '../features/claims/claim-columns.js'
import { m } from '../messages/index.js'

/** Every process that one may see; what the system administrator may do stands on the process's own page. */
export default function Processes() {
  const list = useListSearch()
  const isAdministrator = holds(useSession(), 'SystemAdministrator')
  const { title, lead } = isAdministrator ? m.administration : m.administration.seen
  const filter = processFilterOf(list)
  const page = { offset: list.offset, limit: pageSize, holders: 'true' as const }
  const processes = useQuery(processesQuery({ ...filter, ...page }))
  const columns = useUrgeColumn(processColumns, processes.data?.items, ({ id }) => id)
  return (
    <>
      <PageTitle title={title} lead={lead} />
      <div className="toolbar">
        <ProcessFilters
          list={list}
          stages={processes.data?.stages ?? []}
          kinds={processes.data?.kinds ?? []}
        />
        <ClearFilters list={list} />
        <ExportButton href={processExportAddress(filter)} />
      </div>
      <ProcessCounts list={list} filter={filter} />
      <DataList
        label={title}
        columns={columns}
        query={processes}
        keyOf={({ id }) => id}
        opens={processPath}
        isUrgent={({ overdue }) => overdue}
        empty={m.administration.empty}
        list={list}
      />
    </>
  )
}
