import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { auditEntriesQuery } from '../../api/audit.js'
import type { AuditSearch } from '../../api/types.js'
import { Rows } from '../../components/list/Rows.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { auditColumns } from './audit-columns.js'
import '../../components/list/data-list.css'

/** What stands on record, the newest first; older pages are added below. */
export const AuditRecords = ({ search }: { search: AuditSearch }) => {
  const entries = useInfiniteQuery(auditEntriesQuery(search))
  if (!entries.isSuccess) return <NotLoaded query={entries} />
  const rows = entries.data.pages.flatMap(({ items }) => items)
  const unsealed = entries.data.pages[0]?.unsealed ?? 0
  return (
    <>
      {unsealed > 0 && <p className="muted">{m.audit.unsealed(unsealed)}</p>}
      {rows.length === 0 ? (
        <EmptyState title={m.audit.empty[0]} hint={m.audit.empty[1]} />
      ) : (
        <div className="data-list">
          <Rows
            label={m.audit.records}
            columns={auditColumns}
            rows={rows}
            keyOf={({ sequence }) => String(sequence)}
            isUrgent={({ operation }) => operation === 'auditChainCut'}
          />
          {entries.hasNextPage && (
            <div className="pager">
              <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
                {m.audit.older}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  )
}
