import { listProcesses } from '../../api/processes.js'
import type { ProcessQuery, ProcessSummary } from '../../api/types.js'
import { saveCsv } from '../../format/csv.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { unitNameOf } from './claim-columns.js'

const mostPerRequest = 100
export const mostExported = 1_000

const rowOf = (claim: ProcessSummary): string[] => [
  claim.number,
  claim.title,
  unitNameOf(claim, 'agencyPartyOrganization'),
  unitNameOf(claim, 'community'),
  claim.stageLabel,
  claim.startedByName,
  formatInstant(claim.startedAt),
  claim.dueOn ?? '',
  claim.overdue ? m.claim.yes : m.claim.no,
  formatInstant(claim.updatedAt),
]

/** Saves every claim that the filters show, up to `mostExported`. Resolves to how many that were, and of how many. */
export const exportClaims = async (query: ProcessQuery): Promise<{ exported: number; total: number }> => {
  const claims: ProcessSummary[] = []
  let total: number
  do {
    const answer = await listProcesses({ ...query, offset: claims.length, limit: mostPerRequest })
    claims.push(...answer.items)
    total = answer.items.length === 0 ? claims.length : answer.total
  } while (claims.length < Math.min(total, mostExported))
  saveCsv(m.claim.exportName, [m.claim.exportColumns, ...claims.map(rowOf)])
  return { exported: claims.length, total }
}
