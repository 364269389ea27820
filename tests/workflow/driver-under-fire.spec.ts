/** What the driver promises when replies are lost, runs are overtaken and histories grow long. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { Pool } from 'pg'
import { workflowIdOf, type CommitResult } from '#contracts/workflow/process.js'
import { reduce } from '#domain/kernel/reduce.js'
import type { Step } from '#domain/kernel/step.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { raiseEpoch, withProcessLock } from '#persistence/process/rebuild.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { openProcess } from '#temporal/open-process.js'
import { OutOfPatience } from '#temporal/patience.js'
import { openMissingProcesses } from '#temporal/open-processes.js'
import type { ActOutcome } from '#temporal/send-act.js'
import { claimRules, claimTerms } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testTemporal, testWorker, type TestTemporal, type TestWorker } from '#testing/temporal.js'
import { claim as story } from '#workflows/claim/claim.lifecycle.js'
import { processActivities } from '../../apps/worker/activities/process/process.activities.js'
import { answerOf, claimPlayer, type ClaimPlayer } from './claim-player.js'

let database: TestDatabase
let temporal: TestTemporal
let worker: TestWorker
/** Stands between workflow and Postgres; a test may make it unreliable. */
let between = (_step: Step, commit: () => Promise<CommitResult>): Promise<CommitResult> => commit()

beforeAll(async () => {
  database = await testDatabase()
  await seedRules(database.pool, { kind: 'claim', ...claimRules() })
  temporal = await testTemporal()
  const { commitStep } = processActivities(database.pool)
  worker = await testWorker(temporal, {
    activities: { commitStep: (step: Step) => between(step, () => commitStep(step)) },
  })
})

afterEach(() => {
  between = (_step, commit) => commit()
})

afterAll(async () => {
  await worker.stop()
  await temporal.close()
  await database.drop()
})

let projects = 0
const started = async (submitted = true): Promise<ClaimPlayer> => {
  const projectId = `project-${(projects += 1)}`
  const claim = claimPlayer(database.pool, temporal.client, { submitted, projectId })
  answerOf(await claim.start())
  return claim
}

const save = (claim: ClaimPlayer, content = '清理') =>
  claim.message('draft', 'save', { terms: claimTerms({ content }) })

/** Sends until there is an outcome, as a person's browser does with the same key. */
const insist = async (send: () => Promise<ActOutcome>): Promise<ActOutcome> => {
  for (;;) {
    const outcome = await send()
    if (outcome.status === 'answered' || outcome.status === 'refused') return outcome
    await sleep(50)
  }
}

/** Several people saving at once, until so many saves are answered. @returns the step numbers answered */
const saveTogether = async (claim: ClaimPlayer, saves: number, content?: string): Promise<number[]> => {
  const answered: number[] = []
  const person = async () => {
    while (answered.length < saves) {
      const message = await save(claim, content)
      const outcome = await insist(() => claim.send(message))
      if (outcome.status === 'answered') answered.push(outcome.answer.stepNo)
    }
  }
  await Promise.all(Array.from({ length: 4 }, person))
  return answered.sort((a, b) => a - b)
}

const actsInJournal = async ({ processId }: ClaimPlayer): Promise<number[]> => {
  const { rows } = await database.pool.query<{ step_no: number }>(
    `SELECT step_no FROM journal WHERE process_id = $1 AND code = 'act' ORDER BY step_no`,
    [processId],
  )
  return rows.map(row => row.step_no)
}

test('a commit whose reply is lost is adopted: the act is answered, and written once', async () => {
  const claim = await started(false)
  let lost = 0
  between = async (_step, commit) => {
    const result = await commit()
    if (result.status !== 'committed' || Math.random() < 0.5) return result
    lost += 1
    throw new Error('the reply was lost')
  }
  const answered = await saveTogether(claim, 20)
  expect(lost).toBeGreaterThan(0)
  expect(await actsInJournal(claim)).toEqual(answered)
})

test('a first step whose reply is lost is adopted, too', async () => {
  between = async (_step, commit) => {
    const result = await commit()
    if (result.status === 'committed') throw new Error('the reply was lost')
    return result
  }
  const claim = await started()
  expect(await claim.state()).toMatchObject({ epoch: 1, stepNo: 1 })
})

test('a commit that the history never heard of: whoever sees it in Postgres can act on it', async () => {
  const claim = await started(false)
  const unheard = await save(claim)
  const { step } = reduce(story, await claim.state(), claimRules(), unheard, Date.now())
  expect(await commitStep(database.pool, step)).toEqual({ status: 'committed' })
  expect(await claim.send(await save(claim))).toMatchObject({ status: 'answered', answer: { stepNo: 3 } })
  expect(await claim.send(unheard)).toMatchObject({ status: 'answered', answer: { stepNo: 2 } })
})

test('a run that was overtaken writes nothing more and ends; the next one takes the act', async () => {
  const claim = await started(false)
  const message = await save(claim)
  await raiseEpoch(database.pool, claim.processId)
  expect(await claim.send(message)).toEqual({ status: 'notRunning' })
  await temporal.client.workflow.getHandle(workflowIdOf('claim', claim.processId)).result()
  expect(await actsInJournal(claim)).toEqual([])
  const job = { pool: database.pool, client: temporal.client, by: 'system', reason: '补开' }
  // The server's list of running workflows lags behind by a moment.
  while ((await openMissingProcesses(job)) === 0) await sleep(100)
  expect(await claim.send(message)).toMatchObject({ status: 'answered' })
})

test('rebuilt again and again while people act: every answered act is there once', async () => {
  const claim = await started(false)
  const rebuild = async () => {
    for (let i = 0; i < 5; i += 1) {
      await sleep(150)
      await openProcess(database.pool, temporal.client, {
        processId: claim.processId,
        by: 'operator',
        reason: '演练',
      })
    }
  }
  const [answered] = await Promise.all([saveTogether(claim, 40), rebuild()])
  expect(await actsInJournal(claim)).toEqual(answered)
  expect(await claim.state()).toMatchObject({ epoch: 6 })
})

const order = (processId: string) => ({ processId, by: 'operator', reason: '演练' })

test('several rebuild it at once: the run of the highest epoch is the one that goes on', async () => {
  const claim = await started(false)
  const fromElsewhere = new Pool({ connectionString: database.url, max: 5 })
  const pools = Array.from({ length: 12 }, (_, n) => (n % 2 ? fromElsewhere : database.pool))
  await Promise.all(pools.map(pool => openProcess(pool, temporal.client, order(claim.processId))))
  await fromElsewhere.end()
  expect(await claim.send(await save(claim))).toMatchObject({ status: 'answered' })
  expect(await claim.state()).toMatchObject({ epoch: 13 })
})

test('a rebuild waits for the one before it; the same request again is none', async () => {
  const claim = await started(false)
  const request = { key: 'rebuild-once', bodyHash: 'rebuild-once' }
  const rebuild = () => openProcess(database.pool, temporal.client, { ...order(claim.processId), request })
  const waiting = await withProcessLock(database.pool, claim.processId, async () => {
    const second = rebuild()
    await sleep(500)
    expect(await claim.state()).toMatchObject({ epoch: 1 })
    return { second }
  })
  expect(await waiting.second).toBe(true)
  while ((await claim.state()).stepNo < 2) await sleep(50)
  expect(await rebuild()).toBe(true)
  expect(await claim.state()).toMatchObject({ epoch: 2, stepNo: 2 })
})

/** A client whose next start is given up on, but carried out when told to. */
const withLateStart = () => {
  let carryOut = (): Promise<unknown> => Promise.reject(new Error('nothing was started'))
  const workflow = Object.create(temporal.client.workflow) as Client['workflow']
  workflow.start = ((...order: Parameters<Client['workflow']['start']>) => {
    carryOut = () => temporal.client.workflow.start(...order)
    return Promise.reject(new OutOfPatience('given up'))
  }) as Client['workflow']['start']
  const late = Object.create(temporal.client, { workflow: { value: workflow } }) as Client
  return { client: late, carryOut: () => carryOut() }
}

test('a start that is carried out long after it was given up on does not end the run of a later rebuild', async () => {
  const claim = await started(false)
  const late = withLateStart()
  await temporal.client.workflow
    .getHandle(workflowIdOf('claim', claim.processId))
    .terminate('the server lost it')
  await expect(openProcess(database.pool, late.client, order(claim.processId))).rejects.toThrow(OutOfPatience)
  await openProcess(database.pool, temporal.client, order(claim.processId))
  await late.carryOut().catch(() => undefined)
  answerOf(await claim.send(await save(claim, '仍由后一次重建的运行办理')))
  expect(await claim.state()).toMatchObject({ epoch: 3 })
})

test('a history grown long goes on in a new run, with acts under way', async () => {
  const claim = await started(false)
  // The server suggests a new run at 4 MB.
  const answered = await saveTogether(claim, 60, '长'.repeat(40_000))
  expect(await actsInJournal(claim)).toEqual(answered)
  const handle = temporal.client.workflow.getHandle(workflowIdOf('claim', claim.processId))
  const [first] = (await handle.fetchHistory()).events ?? []
  expect(first?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toMatch(/.+/)
})

test('an event that cannot be decided fails alone', async () => {
  const claim = await started(false)
  const broken = { ...(await save(claim)), body: null }
  await expect(claim.send(broken)).rejects.toMatchObject({ cause: { type: 'Defect' } })
  expect(await claim.send(await save(claim))).toMatchObject({ status: 'answered' })
})

test('a step that Postgres never takes fails alone', async () => {
  const claim = await started(false)
  await expect(claim.send(await save(claim, 'half a pair \ud800'))).rejects.toMatchObject({
    cause: { type: 'CommitRejected' },
  })
  expect(await claim.send(await save(claim))).toMatchObject({ status: 'answered' })
})

test('Postgres away for a moment: the act waits and is written once', async () => {
  const claim = await started(false)
  let failures = 3
  between = async (_step, commit) => {
    if ((failures -= 1) >= 0) throw new Error('connect ECONNREFUSED')
    return commit()
  }
  expect(await claim.send(await save(claim))).toMatchObject({ status: 'answered', answer: { stepNo: 2 } })
})
