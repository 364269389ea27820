import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { processExportAddress, processesQuery } from '../api/processes.js'
import { DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { useSession } from '../api/session.js'
import { processColumns } from '../features/administration/process-columns.js'
import { ProcessCounts } from '../features/administration/ProcessCounts.js'
import { processFilterOf, ProcessFilters } from '../features/administration/ProcessFilters.js'
import { processPath } from '../features/claims/claim-columns.js'
import { m } from '../messages/index.js'

/** Every process that one may see; what the system administrator may do stands on the process's own page. */
export default function Processes() {
  const list = useListSearch()
  const isAdministrator = useSession().grants.some(({ role }) => role === 'SystemAdministrator')
  const { title, lead } = isAdministrator ? m.administration : m.administration.seen
  const filter = processFilterOf(list)
  const page = { offset: list.offset, limit: pageSize, holders: 'true' as const }
  const processes = useQuery(processesQuery({ ...filter, ...page }))
  return (
    <>
      <PageTitle title={title} lead={lead} />
      <div className="toolbar">
        <ProcessFilters
          list={list}
          stages={processes.data?.stages ?? []}
          kinds={processes.data?.kinds ?? []}
        />
        {list.isFiltered && (
          <Button type="text" onClick={list.clear}>
            {m.state.clear}
          </Button>
        )}
        <span className="toolbar-end">
          <Button icon={<DownloadOutlined />} href={processExportAddress(filter)} download>
            {m.administration.export}
          </Button>
        </span>
      </div>
      <ProcessCounts list={list} filter={filter} />
      <DataList
        label={title}
        columns={processColumns}
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
