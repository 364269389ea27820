/** Plans that move open processes to other rules: the list, how far it is, what became of each. */
import { randomUUID } from 'node:crypto'
import type { ProcessState } from '#domain/kernel/state.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'

export type PlanPurpose = 'policy' | 'calendar'

export interface RulePlanRow {
  id: string
  purpose: PlanPurpose
  state: 'tried' | 'running' | 'finished'
  changeId: string | null
  scopePath: string
  runnable: boolean
  madeBy: string
  madeAt: Date
  reason: string | null
  processes: number
  moved: number
  firing: number
  waiting: number
  done: number
  failed: number
}

export interface PlanItem {
  processId: string
  policyVersion: string
  calendarVersion: string
  deadlines: { label: string; before: string; after: string }[]
  fires: string[]
}

const plan = statement<RulePlanRow>(
  'rule-plan',
  `SELECT p.id, p.purpose, p.state, p.change_id AS "changeId", p.scope_path AS "scopePath", p.runnable,
     p.made_by AS "madeBy", p.made_at AS "madeAt", p.reason, of_items.*
   FROM rule_plan p, LATERAL (
     SELECT count(*)::int AS processes, (count(*) FILTER (WHERE deadlines <> '[]'))::int AS moved,
       (count(*) FILTER (WHERE fires <> '{}'))::int AS firing, (count(*) FILTER (WHERE result = 'waiting'))::int AS waiting,
       (count(*) FILTER (WHERE result = 'done'))::int AS done, (count(*) FILTER (WHERE result = 'failed'))::int AS failed
     FROM rule_plan_item WHERE plan_id = p.id
   ) AS of_items
   WHERE p.id = $1`,
)
const lastOfChange = statement<{ id: string }>(
  'rule-plan-of-change',
  'SELECT id FROM rule_plan WHERE change_id = $1 ORDER BY made_at DESC LIMIT 1',
)

export const findRulePlan = async (database: Database, id: string): Promise<RulePlanRow | undefined> =>
  (await plan(database, [id]))[0]

export const findPlanOfChange = async (
  database: Database,
  changeId: string,
): Promise<RulePlanRow | undefined> => {
  const [found] = await lastOfChange(database, [changeId])
  return found && findRulePlan(database, found.id)
}

export interface OpenProcess {
  id: string
  homeId: string
  homePath: string
  state: ProcessState
}

const openBelow = statement<OpenProcess>(
  'rule-plan-open-processes',
  `SELECT p.id, u.id AS "homeId", u.path AS "homePath", p.state FROM process p
   JOIN org_unit u ON u.id = p.state->'facts'->>$2
   WHERE p.ended_at IS NULL AND p.kind = $1 AND u.path LIKE $3 AND p.id > $4
   ORDER BY p.id LIMIT $5`,
)
const firstId = '00000000-0000-0000-0000-000000000000'
const atOnce = 500

/** Open processes of a kind whose home lies within a subtree, a few hundred at a time. */
export async function* openProcessesBelow(
  database: Database,
  { kind, homeFact, scopePath }: { kind: string; homeFact: string; scopePath: string },
): AsyncGenerator<OpenProcess[]> {
  for (let after = firstId; ;) {
    const rows = await openBelow(database, [kind, homeFact, `${scopePath}%`, after, atOnce])
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.id
  }
}

export interface NewPlan {
  purpose: PlanPurpose
  changeId?: string | undefined
  scopePath: string
  runnable: boolean
  by: string
}

/** Writes a plan down; an earlier one that previewed the same change and was never carried out gives way to it. */
export const keepRulePlan = async (
  database: Database,
  { purpose, changeId, scopePath, runnable, by }: NewPlan,
  items: readonly PlanItem[],
): Promise<string> => {
  const id = randomUUID()
  if (changeId)
    await database.query(`DELETE FROM rule_plan WHERE change_id = $1 AND state = 'tried'`, [changeId])
  await database.query(
    `WITH plan AS (
       INSERT INTO rule_plan (id, purpose, state, change_id, scope_path, runnable, made_by)
       VALUES ($1, $2, 'tried', $3, $4, $5, $6) RETURNING id
     )
     INSERT INTO rule_plan_item (plan_id, ordinal, process_id, policy_version, calendar_version, deadlines, fires)
     SELECT plan.id, ordinal, (item->>'processId')::uuid, item->>'policyVersion', item->>'calendarVersion',
       item->'deadlines', ARRAY(SELECT jsonb_array_elements_text(item->'fires'))
     FROM plan, jsonb_array_elements($7::jsonb) WITH ORDINALITY AS each (item, ordinal)`,
    [id, purpose, changeId ?? null, scopePath, runnable, by, JSON.stringify(items)],
  )
  return id
}

export interface PlanItemRow extends PlanItem {
  kind: string
  number: number
  title: string
  startedAt: Date
  result: 'none' | 'waiting' | 'done' | 'failed'
  problem: string | null
}

const itemsOf = statement<PlanItemRow & { total: number }>(
  'rule-plan-items',
  `SELECT i.process_id AS "processId", i.policy_version AS "policyVersion", i.calendar_version AS "calendarVersion",
     i.deadlines, i.fires, i.result, i.problem, p.kind, p.number::float8 AS number, p.title, p.started_at AS "startedAt",
     (count(*) OVER ())::int AS total
   FROM rule_plan_item i JOIN process p ON p.id = i.process_id
   WHERE i.plan_id = $1 AND CASE $2::text WHEN 'moved' THEN i.deadlines <> '[]' WHEN 'firing' THEN i.fires <> '{}'
     WHEN 'failed' THEN i.result = 'failed' ELSE true END
   ORDER BY p.number OFFSET $3 LIMIT $4`,
)

export const findPlanItems = async (
  database: Database,
  planId: string,
  {
    only,
    offset,
    limit,
  }: { only?: 'moved' | 'firing' | 'failed' | undefined; offset: number; limit: number | null },
): Promise<{ items: PlanItemRow[]; total: number }> => {
  return paged(await itemsOf(database, [planId, only ?? null, offset, limit]))
}
