/** An act moves the next deadline away; the timer that stood for the old one rings for nothing, and the new one is kept. */
import { workflowIdOf } from '#contracts/workflow/process.js'
import { claimRules } from '#testing/claims.js'
import { skipTime } from '#testing/temporal.js'
import { answerOf, claimPlayer } from './claim-player.js'
import { temporalStage, type Stage } from './stage.js'

const dayMs = 24 * 3_600_000

let stage: Stage

beforeAll(async () => {
  stage = await temporalStage({ kind: 'claim', ...claimRules() })
})

afterAll(() => stage.close())

/** Numbers of the protocol's event types. */
const timerStarted = 17
const timerCanceled = 19

test('only the clock of the stage that stands fires, and an act replaces no timer', async () => {
  const claim = claimPlayer(stage.database.pool, stage.temporal.client)
  const workflowId = workflowIdOf('claim', claim.processId)
  answerOf(await claim.start())
  await claim.act('terms', 'sign', { answers: [] })
  const { events } = await stage.temporal.client.workflow.getHandle(workflowId).fetchHistory()
  const timers = (events ?? []).map(({ eventType }) => Number(eventType))
  expect(timers.filter(type => type === timerStarted || type === timerCanceled)).toEqual([timerStarted])

  await skipTime(stage.temporal, workflowId, 20 * dayMs)
  const { rows } = await stage.database.pool.query<{ code: string; stage: string }>(
    `SELECT code, stage FROM journal WHERE process_id = $1 AND actor = 'clock' ORDER BY step_no, line_no`,
    [claim.processId],
  )
  expect(rows.map(({ stage, code }) => `${stage} ${code}`)).toEqual([
    'awaitingApproval clock.remind',
    'awaitingApproval clock.escalate',
    'awaitingApproval clock.escalate',
  ])
})
