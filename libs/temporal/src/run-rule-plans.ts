/**
 * Moves open processes to other rules, each through its own workflow and into its journal: one at a time, from a list
 * that was fixed beforehand. Asked again under the same key, a process adopts them once.
 */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { errors } from '#contracts/errors/errors.js'
import type { AdminEvent } from '#domain/kernel/events.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import { rulesOf } from '#persistence/rules/rules-for.js'
import {
  findWaitingItems,
  finishPlans,
  noteResult,
  noteTried,
  type WaitingItem,
} from '#persistence/rules/run-plan.js'
import { ownRequest } from './own-request.js'
import { sendAct, type ActOutcome } from './send-act.js'

const AT_ONCE = 8
const BATCH = 64
/** Attempts without an answer until an item is given up for an administrator to look at. */
const MOST_TRIES = 30
const PATIENCE_MS = 20_000

export interface Adopting {
  kind: string
  processId: string
  key: string
  by: string
  reason: string
  rules: Rules
}

/** One process adopts other rules; the same key again is the same adoption. */
export const adoptRules = (
  client: Client,
  { kind, processId, key, by, reason, rules }: Adopting,
): Promise<ActOutcome> => {
  const event: AdminEvent = {
    type: 'admin',
    ...ownRequest(key),
    by,
    reason,
    command: { name: 'adoptRules', rules },
  }
  return sendAct(client, kind, processId, event, { deadline: Date.now() + PATIENCE_MS })
}

/** One batch of whatever waits. @returns how many were asked, 0 when nothing waits */
export const runRulePlans = async (pool: Pool, client: Client): Promise<number> => {
  const items = await findWaitingItems(pool, BATCH)
  const queue = items.values()
  const lane = async () => {
    for (const item of queue) await runItem(pool, client, item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  if (items.length > 0) await finishPlans(pool)
  return items.length
}

/** A plan is about policy or about the calendar; what else the process stands under by now stays. */
const targetOf = ({ purpose, policyVersion, calendarVersion, state }: WaitingItem): ProcessState => ({
  ...state,
  ...(purpose === 'policy' ? { policyVersion } : { calendarVersion }),
})

const runItem = async (pool: Pool, client: Client, item: WaitingItem): Promise<void> => {
  const { kind, processId, planId, state } = item
  if (item.endedAt) return noteResult(pool, item, '事项已办结，无需改用')
  const target = targetOf(item)
  if (target.policyVersion === state.policyVersion && target.calendarVersion === state.calendarVersion)
    return noteResult(pool, item)
  const rules = await rulesOf(pool, target)
  const key = `rule-plan-${planId}`
  const outcome = await adoptRules(client, {
    kind,
    processId,
    key,
    by: item.runBy,
    reason: item.reason,
    rules,
  })
  if (outcome.status === 'answered') return noteResult(pool, item)
  if (outcome.status === 'refused') return noteResult(pool, item, errors[outcome.refusal.code].message)
  if (item.tried + 1 < MOST_TRIES) return noteTried(pool, item)
  return noteResult(pool, item, '该事项的运行没有回应，请由管理员重建后再改用')
}
