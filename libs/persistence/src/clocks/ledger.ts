/**
 * The ledger of deadlines is written nowhere: what fired stands in the journal, what was told of it in the notices, what
 * is due next in each process's row.
 */
import { graceMs } from '#domain/kernel/lateness.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { statement, type Database } from '../read/database.js'
import { searchText } from '../read/search-text.js'
import type { SignedIn } from '../read/signed-in.js'
import { isVisible, sightPatterns } from '../read/visibility.js'

export interface LedgerFilter {
  search?: string
  does?: string
  from?: Date
  to?: Date
  isLate?: boolean
  offset: number
  limit: number
}

export interface LedgerProcess {
  processId: string
  kind: string
  number: number
  title: string
  startedAt: Date
}

export interface FiredRow extends LedgerProcess {
  at: Date
  dueAt: Date
  does: 'remind' | 'warn' | 'escalate' | 'auto'
  region: string
  stage: string
  form: string | null
  /** `Role@place`, of an escalation. */
  to: string | null
  isLate: boolean
  told: number
  delivered: number
}

/** Found by number, title or pinyin. */
const isFound = `($3::text IS NULL OR p.title ILIKE $3 OR p.title_pinyin LIKE $4 OR p.number = $5)`

const clockCodes = `('clock.remind', 'clock.warn', 'clock.escalate', 'clock.auto')`

/** When it should have been; a demonstration that runs ahead jumps over its deadlines and is never late. */
const dueAt = `to_timestamp((j.detail->>'dueAt')::float8 / 1000)`
const isLate = `(p.ahead_ms = 0 AND j.at - ${dueAt} > interval '${graceMs} milliseconds')`

const processColumns = `p.id AS "processId", p.kind, p.number::float8 AS number, p.title, p.started_at AS "startedAt"`

const firedWhere = `j.code IN ${clockCodes} AND ${isVisible} AND ${isFound}
  AND ($6::text IS NULL OR j.code = 'clock.' || $6)
  AND ($7::timestamptz IS NULL OR j.at >= $7) AND ($8::timestamptz IS NULL OR j.at < $8)
  AND (NOT $9::boolean OR ${isLate})`

const fired = statement<FiredRow>(
  'clock-ledger',
  `SELECT ${processColumns}, j.at, ${dueAt} AS "dueAt", substr(j.code, 7) AS does, j.region, j.stage,
     (SELECT t.form FROM task t WHERE t.process_id = p.id AND t.region = j.region AND t.stage = j.stage
        AND t.round = j.round LIMIT 1) AS form,
     j.detail->>'to' AS to, ${isLate} AS "isLate", n.told, n.delivered
   FROM journal j JOIN process p ON p.id = j.process_id
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS told, count(delivered_at)::int AS delivered FROM notice
     WHERE process_id = j.process_id AND step_no = j.step_no AND round = j.round) n
   WHERE ${firedWhere} ORDER BY j.at DESC, p.id OFFSET $10 LIMIT $11`,
)

const firedCount = statement<{ total: number }>(
  'clock-ledger-count',
  `SELECT count(*)::int AS total FROM journal j JOIN process p ON p.id = j.process_id WHERE ${firedWhere}`,
)

const asked = (me: SignedIn, { search }: LedgerFilter): unknown[] => {
  const { pattern, pinyin, number } = searchText(search)
  return [me.personId, sightPatterns(me), pattern, pinyin, number]
}

/** What fired, newest first. */
export const findFired = async (
  database: Database,
  me: SignedIn,
  filter: LedgerFilter,
): Promise<{ items: FiredRow[]; total: number }> => {
  const { does, from, to, isLate: onlyLate = false, offset, limit } = filter
  const values = [...asked(me, filter), does ?? null, from ?? null, to ?? null, onlyLate]
  const [items, [counted]] = await Promise.all([
    fired(database, [...values, offset, limit]),
    firedCount(database, values),
  ])
  return { items, total: counted?.total ?? 0 }
}

export interface DueRow extends LedgerProcess {
  state: ProcessState
}

const businessNow = `(now() + p.ahead_ms * interval '1 millisecond')`
/** Due for longer than firing takes: nothing has woken it. */
export const isMissed = `(p.ended_at IS NULL AND p.next_due_at IS NOT NULL
  AND p.next_due_at < ${businessNow} - interval '${graceMs} milliseconds')`

const dueWhere = `p.ended_at IS NULL AND p.next_due_at IS NOT NULL AND ${isVisible} AND ${isFound}
  AND ${isMissed} = $6::boolean`

const due = statement<DueRow>(
  'clock-ledger-due',
  `SELECT ${processColumns}, p.state FROM process p WHERE ${dueWhere}
   ORDER BY p.next_due_at - p.ahead_ms * interval '1 millisecond', p.id OFFSET $7 LIMIT $8`,
)

const dueCount = statement<{ total: number }>(
  'clock-ledger-due-count',
  `SELECT count(*)::int AS total FROM process p WHERE ${dueWhere}`,
)

/** Processes that something is due in next, the soonest first; or those whose moment has passed without it. */
export const findDue = async (
  database: Database,
  me: SignedIn,
  filter: LedgerFilter,
  missed: boolean,
): Promise<{ items: DueRow[]; total: number }> => {
  const values = [...asked(me, filter), missed]
  const [items, [counted]] = await Promise.all([
    due(database, [...values, filter.offset, filter.limit]),
    dueCount(database, values),
  ])
  return { items, total: counted?.total ?? 0 }
}
