/** Of some processes what somebody has to do with each, as far as it says whether they may urge whoever has it. */
import { tellingActNames } from '#domain/kernel/acts/names.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { statement, type Database } from '../read/database.js'
import { partColumns, urgedAtSql, type Part } from './part.js'
import type { SignedIn } from '../read/signed-in.js'
import { isVisible, sightPatterns } from '../read/visibility.js'

export interface UrgingRow extends Part {
  state: ProcessState
  /** They have reminded of it within a day. */
  urgedAt: Date | null
}

const open = statement<UrgingRow>(
  'processes-to-urge',
  `SELECT p.state, ${partColumns('p.id', '$1', '$4')}, ${urgedAtSql('p.id', '$1')} AS "urgedAt"
   FROM process p WHERE p.id = ANY ($3::uuid[]) AND p.ended_at IS NULL AND ${isVisible}`,
)

/** Those of the processes that are open and that the person may see. */
export const findToUrge = (database: Database, me: SignedIn, ids: string[]): Promise<UrgingRow[]> =>
  open(database, [me.personId, sightPatterns(me), ids, JSON.stringify(tellingActNames)])
