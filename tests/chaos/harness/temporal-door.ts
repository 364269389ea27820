/** Straight to Temporal, asking Postgres first what became of an earlier attempt: what the API does for a command. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { KeyedEvent } from '#domain/kernel/events.js'
import { blankState } from '#domain/kernel/reduce.js'
import { findAnswer } from '#persistence/process/find-answer.js'
import { sendAct, type ActOutcome } from '#temporal/send-act.js'
import type { Claim } from './claim.js'
import type { Door, Reply } from './door.js'

export const temporalDoor = (pool: Pool, client: Client): Door => ({
  async send(claim, event) {
    try {
      const before = await findAnswer(pool, claim.processId, event.key)
      if (before) return { status: 'acknowledged', answer: before.answer }
    } catch (error) {
      return { status: 'unknown', why: String(error) }
    }
    return replyOf(await sendOne(client, claim, event))
  },
})

const sendOne = (client: Client, { processId, rules }: Claim, event: KeyedEvent): Promise<ActOutcome> =>
  sendAct(client, 'claim', processId, event, {
    ...(event.type === 'start' && { start: { state: blankState('claim', processId, rules), rules } }),
  })

const replyOf = (outcome: ActOutcome): Reply => {
  switch (outcome.status) {
    case 'answered':
      return { status: 'acknowledged', answer: outcome.answer }
    case 'refused':
      return { status: 'refused', code: outcome.refusal.code }
    case 'notRunning':
      return { status: 'unknown', why: 'no run' }
    case 'outcomeUnknown':
      return { status: 'unknown', why: outcome.cause.message }
  }
}
