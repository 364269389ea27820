/**
 * Who may see a process: whoever holds an office at one of its units or above, whoever started it and whoever acted
 * on it. Being a member of the Party somewhere opens nothing by itself.
 */
import { statement, type Database } from './database.js'
import type { SignedIn } from './sessions.js'

/** The nodes whose subtrees a person may look into, as LIKE patterns of paths. */
export const visiblePaths = ({ grants }: Pick<SignedIn, 'grants'>): string[] => {
  const paths = grants.filter(({ role }) => role !== 'InServicePartyMember').map(({ path }) => path)
  return [...new Set(paths)]
    .filter(path => !paths.some(above => above !== path && path.startsWith(above)))
    .map(path => `${path}%`)
}

/** As a condition on `process p`; `$1` the person, `$2` their visible paths. */
export const isVisible = `(
  p.started_by = $1
  OR EXISTS (SELECT FROM process_unit pu JOIN org_unit u ON u.id = pu.unit_id
             WHERE pu.process_id = p.id AND u.path LIKE ANY ($2::text[]))
  OR EXISTS (SELECT FROM journal j WHERE j.by_person = $1 AND j.process_id = p.id))`

const see = statement('process-visible', `SELECT FROM process p WHERE p.id = $3 AND ${isVisible}`)

export const isProcessVisible = async (
  database: Database,
  me: SignedIn,
  processId: string,
): Promise<boolean> => (await see(database, [me.personId, visiblePaths(me), processId])).length > 0
