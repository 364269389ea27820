/**
 * Begins what a published month asks for, at a pace at which people's clicks do not wait behind thousands of starts.
 * The order names its process, so a repeat begins nothing twice; whoever has an interview open is not given a second one.
 */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { ActEvent } from '#domain/kernel/events.js'
import { openSeatIn } from '#domain/kernel/find.js'
import {
  findWaitingFollowUps,
  markFollowUp,
  postponeFollowUp,
  type WaitingFollowUp,
} from '#persistence/follow-ups/follow-ups.js'
import { findIdleMonth } from '#persistence/points/order-idle-months.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { rulesAt } from '#persistence/rules/rules-for.js'
import { beginProcess, ownProcessId } from '#temporal/begin-process.js'
import { ownRequest } from '#temporal/own-request.js'
import { outcomeWord, sendAct, type ActOutcome } from '#temporal/send-act.js'
import type { IdleMonthFacts } from '#workflows/idle-month/idle-month.facts.js'
import type { InterviewFacts } from '#workflows/interview/interview.facts.js'
import type { ReminderFacts } from '#workflows/reminder/reminder.facts.js'
import { considerate, inLanes, type Begun } from './lanes.js'

/** Looked up together; the clock of the demo and a stop are heard between two batches. */
export const batch = 20

/** @returns how many of the batch have begun, joined or been dropped, and how many wait on */
export const beginFollowUps = async (pool: Pool, client: Client, stop?: AbortSignal): Promise<Begun> => {
  const aheadMs = await demoAheadMs(pool)
  const orders = await findWaitingFollowUps(pool, batch, localDateOf(Date.now() + aheadMs))
  return inLanes(
    orders,
    order => follow(pool, client, order, aheadMs),
    (order, failure) => postponeFollowUp(pool, order, failure),
    { ...considerate, ...(stop && { stop }) },
  )
}

const keyOf = ({ kind, month, subjectId }: WaitingFollowUp): string => `${kind} ${month} ${subjectId}`
const ownIdOf = (order: WaitingFollowUp): string => ownProcessId(keyOf(order))

const follow = async (
  pool: Pool,
  client: Client,
  order: WaitingFollowUp,
  aheadMs: number,
): Promise<boolean> => {
  if (order.hasLeft) {
    await markFollowUp(pool, order, 'dropped')
    return true
  }
  const joins = order.openId !== null && order.openId !== ownIdOf(order)
  const processId = joins && order.openId !== null ? order.openId : ownIdOf(order)
  const outcome = outcomeWord(
    await (joins ? join(pool, client, order, processId) : start(pool, client, order, aheadMs)),
  )
  if (happened.includes(outcome)) {
    await markFollowUp(pool, order, joins ? 'joined' : 'started', processId)
    return true
  }
  await postponeFollowUp(pool, order, outcome)
  return false
}

/** Also when a worker that died before it could say so had begun or joined it. */
const happened: readonly string[] = ['answered', 'alreadyStarted', 'monthJoined']

const start = async (
  pool: Pool,
  client: Client,
  order: WaitingFollowUp,
  aheadMs: number,
): Promise<ActOutcome> => {
  const { kind, agencyId: unitId, orderedBy } = order
  return beginProcess(client, {
    kind,
    key: keyOf(order),
    by: orderedBy,
    title: titleOf(order),
    facts: await factsOf(pool, order),
    rules: await rulesAt(pool, { kind, unitId, at: Date.now() + aheadMs }),
    aheadMs,
  })
}

/** Names stay out of the process: whose interview it is, is looked up when shown. */
const titleOf = ({ kind, month }: WaitingFollowUp): string => {
  const when = `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`
  return `${when}${titles[kind]}`
}

const titles: Record<WaitingFollowUp['kind'], string> = {
  interview: '零积分党员约谈',
  reminder: '零积分机关提醒',
  idleMonth: '社区没有活动',
}

const factsOf = async (pool: Pool, order: WaitingFollowUp): Promise<unknown> => {
  if (order.kind === 'interview') return interviewFacts(order)
  if (order.kind === 'reminder') return reminderFacts(order)
  const { month, districtId, subjectId: communityId } = order
  const idle = await findIdleMonth(pool, month, communityId)
  if (!idle) throw new Error(`${communityId} is no longer there`)
  return { month, communityId, districtId, ...idle } satisfies IdleMonthFacts
}

const interviewFacts = ({
  month,
  subjectId,
  agencyId,
  districtId,
  isSecretary,
  orderedOn,
}: WaitingFollowUp): InterviewFacts => ({
  months: [month],
  personId: subjectId,
  agencyId,
  districtId,
  interviewer: isSecretary ? 'superior' : 'agency',
  ...(orderedOn !== null && { orderedOn }),
  rectifications: [],
})

const reminderFacts = ({ month, subjectId, agencyId, districtId }: WaitingFollowUp): ReminderFacts => ({
  months: [month],
  agencyId,
  ...(agencyId !== subjectId && { of: subjectId }),
  districtId,
})

/** The standing right of the Organization Department takes the month in. */
const join = async (
  pool: Pool,
  client: Client,
  order: WaitingFollowUp,
  processId: string,
): Promise<ActOutcome> => {
  const state = (await loadProcess(pool, processId))?.state
  const seatId = state && openSeatIn(state, 'correction')
  if (!state || seatId === undefined) return { status: 'notRunning' }
  const event: ActEvent = {
    type: 'act',
    ...ownRequest(keyOf(order)),
    by: order.orderedBy,
    act: 'joinMonth',
    seatId,
    expectedVersion: state.version,
    body: { month: order.month },
  }
  return sendAct(client, order.kind, processId, event)
}
