import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { asProblem } from '../api/problem.js'
import { processesQuery } from '../api/processes.js'
import type { ProcessQuery } from '../api/types.js'
import { DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { claimColumns, processPath } from '../features/claims/claim-columns.js'
import { ClaimFilters, claimQueryOf } from '../features/claims/ClaimFilters.js'
import { exportClaims } from '../features/claims/export-claims.js'
import { m } from '../messages/index.js'

const ExportButton = ({ query }: { query: ProcessQuery }) => {
  const { message } = App.useApp()
  const saving = useMutation({
    mutationFn: () => exportClaims(query),
    onSuccess: ({ exported, total }) =>
      void message.info(exported < total ? m.state.exportLimited(exported) : m.state.exported(exported)),
    onError: error => void message.error(asProblem(error).message),
  })
  return (
    <Button icon={<DownloadOutlined />} loading={saving.isPending} onClick={() => saving.mutate()}>
      {m.state.export}
    </Button>
  )
}

/** Claims within one's scope. */
export default function Claims() {
  const list = useListSearch()
  const query = claimQueryOf(list)
  const claims = useQuery(processesQuery({ ...query, offset: list.offset, limit: pageSize }))
  return (
    <>
      <PageTitle title={m.claim.title} />
      <div className="toolbar">
        <ClaimFilters list={list} stages={claims.data?.stages ?? []} />
        {list.isFiltered && (
          <Button type="text" onClick={list.clear}>
            {m.state.clear}
          </Button>
        )}
        <span className="toolbar-end">
          <ExportButton query={query} />
        </span>
      </div>
      <DataList
        label={m.claim.title}
        columns={claimColumns}
        query={claims}
        keyOf={({ id }) => id}
        opens={processPath}
        isUrgent={({ overdue }) => overdue}
        empty={m.claim.empty}
        offset={list.offset}
        limit={pageSize}
        onPage={list.goTo}
      />
    </>
  )
}
