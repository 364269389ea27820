/** Carrying a plan out: who waits, what became of each, and when it is done. */
import { statement, type Database } from '../read/database.js'
import type { ProcessState } from '#domain/kernel/state.js'
import type { PlanPurpose } from './rule-plans.js'

/** @returns whether it was started; a plan is carried out once */
export const startRulePlan = async (
  database: Database,
  id: string,
  { by, reason, processIds }: { by: string; reason: string; processIds?: readonly string[] | undefined },
): Promise<boolean> => {
  const { rowCount } = await database.query(
    `WITH started AS (
       UPDATE rule_plan SET state = 'running', run_by = $2, reason = $3 WHERE id = $1 AND state = 'tried' AND runnable
       RETURNING id
     )
     UPDATE rule_plan_item SET result = 'waiting' FROM started
     WHERE plan_id = started.id AND ($4::uuid[] IS NULL OR process_id = ANY ($4))`,
    [id, by, reason, processIds ?? null],
  )
  return (rowCount ?? 0) > 0
}

export interface WaitingItem {
  planId: string
  purpose: PlanPurpose
  ordinal: number
  runBy: string
  reason: string
  policyVersion: string
  calendarVersion: string
  tried: number
  kind: string
  processId: string
  endedAt: Date | null
  state: ProcessState
}

const waiting = statement<WaitingItem>(
  'rule-plan-waiting',
  `SELECT i.plan_id AS "planId", r.purpose, i.ordinal, r.run_by AS "runBy", r.reason, i.policy_version AS "policyVersion",
     i.calendar_version AS "calendarVersion", i.tried, p.kind, p.id AS "processId", p.ended_at AS "endedAt", p.state
   FROM rule_plan r JOIN rule_plan_item i ON i.plan_id = r.id AND i.result = 'waiting'
   JOIN process p ON p.id = i.process_id
   WHERE r.state = 'running' ORDER BY i.tried, r.made_at, i.ordinal LIMIT $1`,
)

export const findWaitingItems = (database: Database, limit: number): Promise<WaitingItem[]> =>
  waiting(database, [limit])

/** @param problem why not, in Chinese; none when it was done */
export const noteResult = async (
  database: Database,
  { planId, ordinal }: Pick<WaitingItem, 'planId' | 'ordinal'>,
  problem?: string,
): Promise<void> => {
  await database.query(
    `UPDATE rule_plan_item SET result = CASE WHEN $3::text IS NULL THEN 'done' ELSE 'failed' END, problem = $3
     WHERE plan_id = $1 AND ordinal = $2`,
    [planId, ordinal, problem ?? null],
  )
}

/** No answer came; it is asked again later, under the same key. */
export const noteTried = async (
  database: Database,
  { planId, ordinal }: Pick<WaitingItem, 'planId' | 'ordinal'>,
): Promise<void> => {
  await database.query('UPDATE rule_plan_item SET tried = tried + 1 WHERE plan_id = $1 AND ordinal = $2', [
    planId,
    ordinal,
  ])
}

/** Closes plans of which nothing waits any more. */
export const finishPlans = async (database: Database): Promise<void> => {
  await database.query(
    `UPDATE rule_plan SET state = 'finished', finished_at = now() WHERE state = 'running' AND NOT EXISTS (
       SELECT FROM rule_plan_item i WHERE i.plan_id = rule_plan.id AND i.result = 'waiting')`,
  )
}
