import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { calendarVersionAt, rulesOf } from '#persistence/rules/rules-for.js'
import { adoptRules } from '#temporal/run-rule-plans.js'
import { policyHomeOf } from '#workflows/policies.js'
import { OPERATOR } from '../operate/services.js'
import { underOtherCalendar, type OpenDeadlines } from './moved-deadlines.js'

const AT_ONCE = 8

export interface Adoption {
  readonly pool: Pool
  readonly client: Client
  readonly version: string
  readonly reason: string
  readonly progress?: (done: number, all: number) => void
}

/**
 * Lets every open process stand under a calendar from now on, through its own workflow and into its journal. Policies
 * stay. Repeatable: those that have adopted it are not asked again, and an unknown outcome is asked for by its key.
 * @returns how many adopted it, and which did not
 */
export async function adoptCalendar(job: Adoption): Promise<{ adopted: number; failed: string[] }> {
  const processes = await underOtherCalendar(job.pool, job.version)
  const failed: string[] = []
  let done = 0
  const queue = processes.values()
  const lane = async () => {
    for (const process of queue) {
      if (!(await adoptOne(job, process))) failed.push(process.number)
      job.progress?.((done += 1), processes.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return { adopted: processes.length - failed.length, failed }
}

async function adoptOne(
  { pool, client, version, reason }: Adoption,
  { id, kind, state }: OpenDeadlines,
): Promise<boolean> {
  const calendarVersion = await calendarVersionAt(pool, version, policyHomeOf(kind, state.facts))
  // A calendar may come back: the step tells one adoption of it from the next.
  const key = `calendar-${version}-from-${state.calendarVersion}-at-${state.stepNo}`
  const rules = await rulesOf(pool, { ...state, calendarVersion })
  const outcome = await adoptRules(client, { kind, processId: id, key, by: OPERATOR, reason, rules })
  return outcome.status === 'answered'
}
