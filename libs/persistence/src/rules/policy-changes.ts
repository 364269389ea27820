/** Changes of policy as rows: drafted, looked at, published as rows of their own, or withdrawn. */
import { randomUUID } from 'node:crypto'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { ChangeState } from '#domain/policy/policy-change.js'
import type { StepValue } from '#domain/policy/policy-spec.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'

export type PolicySteps = Record<string, StepValue | null>

export interface PolicyChangeRow {
  id: string
  kind: string
  unitId: string
  unitName: string
  path: string
  state: ChangeState
  steps: PolicySteps
  revision: number
  draftedBy: string
  draftedAt: Date
  editedBy: string[]
  endedBy: string | null
  endedAt: Date | null
  effectiveFrom: LocalDate | null
  reason: string | null
}

const columns = `c.id, c.kind, c.unit_id AS "unitId", u.name AS "unitName", u.path, c.state, c.steps, c.revision,
  c.drafted_by AS "draftedBy", c.drafted_at AS "draftedAt", c.edited_by AS "editedBy", c.ended_by AS "endedBy",
  c.ended_at AS "endedAt", c.effective_from::text AS "effectiveFrom", c.reason`

const one = statement<PolicyChangeRow>(
  'policy-change',
  `SELECT ${columns} FROM policy_change c JOIN org_unit u ON u.id = c.unit_id WHERE c.id = $1`,
)
const oneToChange = statement<PolicyChangeRow>(
  'policy-change-to-change',
  `SELECT ${columns} FROM policy_change c JOIN org_unit u ON u.id = c.unit_id WHERE c.id = $1 FOR UPDATE OF c`,
)
const listed = statement<PolicyChangeRow & { total: number }>(
  'policy-changes',
  `SELECT ${columns}, (count(*) OVER ())::int AS total
   FROM policy_change c JOIN org_unit u ON u.id = c.unit_id
   WHERE u.path LIKE ANY ($1) AND ($2::text IS NULL OR c.unit_id = $2) AND ($3::text IS NULL OR c.kind = $3)
   ORDER BY c.ended_at DESC NULLS FIRST, c.drafted_at DESC, c.id OFFSET $4 LIMIT $5`,
)

export const findPolicyChange = async (
  database: Database,
  id: string,
  toChange = false,
): Promise<PolicyChangeRow | undefined> => (await (toChange ? oneToChange : one)(database, [id]))[0]

export interface PolicyChangeFilter {
  /** Paths of the uppermost units in sight. */
  sight: readonly string[]
  unitId?: string | undefined
  kind?: string | undefined
  offset: number
  limit: number
}

/** What waits first, then the latest. */
export const findPolicyChanges = async (
  database: Database,
  { sight, unitId, kind, offset, limit }: PolicyChangeFilter,
): Promise<{ items: PolicyChangeRow[]; total: number }> => {
  const within = sight.map(path => `${path}%`)
  return paged(await listed(database, [within, unitId ?? null, kind ?? null, offset, limit]))
}

export interface Drafted {
  kind: string
  unitId: string
  state: ChangeState
  steps: PolicySteps
  by: string
}

/** @returns its id */
export const draftPolicyChange = async (
  database: Database,
  { kind, unitId, state, steps, by }: Drafted,
): Promise<string> => {
  const id = randomUUID()
  await database.query(
    `INSERT INTO policy_change (id, kind, unit_id, state, steps, drafted_by, edited_by)
     VALUES ($1, $2, $3, $4, $5, $6, ARRAY[$6])`,
    [id, kind, unitId, state, JSON.stringify(steps), by],
  )
  return id
}

export const editPolicyChange = async (
  database: Database,
  id: string,
  { state, steps, by }: Pick<Drafted, 'state' | 'steps' | 'by'>,
): Promise<void> => {
  await database.query(
    `UPDATE policy_change SET state = $2, steps = $3, revision = revision + 1, edited_at = now(), previewed_at = NULL,
       edited_by = CASE WHEN $4 = ANY (edited_by) THEN edited_by ELSE edited_by || $4 END
     WHERE id = $1`,
    [id, state, JSON.stringify(steps), by],
  )
}

export const markPreviewed = async (database: Database, id: string): Promise<void> => {
  await database.query(
    `UPDATE policy_change SET state = 'previewed', previewed_at = now() WHERE id = $1 AND state IN ('validated', 'previewed')`,
    [id],
  )
}

export interface Ending {
  by: string
  reason: string
}

/** Its steps count from the day on; from here on nothing of it changes. */
export const publishPolicyChange = async (
  database: Database,
  { id, kind, unitId, steps }: PolicyChangeRow,
  { by, reason, effectiveFrom }: Ending & { effectiveFrom: LocalDate },
): Promise<void> => {
  await database.query(
    `INSERT INTO policy_row (change_id, kind, step, unit_id, effective_from, value)
     SELECT $1, $2, step, $3, $4, nullif(value, 'null'::jsonb) FROM jsonb_each($5) AS each (step, value) ORDER BY step`,
    [id, kind, unitId, effectiveFrom, JSON.stringify(steps)],
  )
  await database.query(
    `UPDATE policy_change SET state = 'published', ended_by = $2, ended_at = now(), reason = $3, effective_from = $4
     WHERE id = $1`,
    [id, by, reason, effectiveFrom],
  )
}

export const withdrawPolicyChange = async (
  database: Database,
  id: string,
  { by, reason }: Ending,
): Promise<void> => {
  await database.query(
    `UPDATE policy_change SET state = 'withdrawn', ended_by = $2, ended_at = now(), reason = $3 WHERE id = $1`,
    [id, by, reason],
  )
}
