import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { auditExportAddress } from '../api/audit.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { AnchorsPanel } from '../features/audit/AnchorsPanel.js'
import { AuditFilters, auditSearchOf } from '../features/audit/AuditFilters.js'
import { AuditRecords } from '../features/audit/AuditRecords.js'
import { VerificationPanel } from '../features/audit/VerificationPanel.js'
import { m } from '../messages/index.js'

/** The security auditor's page: what was done, tried and looked at, and whether it still stands as it was written. */
export default function Audit() {
  const list = useListSearch()
  const search = auditSearchOf(list)
  return (
    <>
      <PageTitle title={m.audit.title} lead={m.audit.lead} />
      <VerificationPanel />
      <div className="toolbar">
        <AuditFilters list={list} />
        {list.isFiltered && (
          <Button type="text" onClick={list.clear}>
            {m.state.clear}
          </Button>
        )}
        <span className="toolbar-end">
          <Button icon={<DownloadOutlined />} href={auditExportAddress(search)} download>
            {m.audit.exportCsv}
          </Button>
        </span>
      </div>
      <AuditRecords search={search} />
      <AnchorsPanel />
    </>
  )
}
