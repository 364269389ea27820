import { auditExportAddress } from '../api/audit.js'
import { ClearFilters } from '../components/list/filters.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { ExportButton } from '../components/list/ExportButton.js'
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
        <ClearFilters list={list} />
        <ExportButton href={auditExportAddress(search)} />
      </div>
      <AuditRecords search={search} />
      <AnchorsPanel />
    </>
  )
}
