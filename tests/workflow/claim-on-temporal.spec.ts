/** A claim's whole way on the real server, as the API sends it: repeats, refusals, rebuild. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { temporal as protocol } from '@temporalio/proto'
import { openMissingProcesses } from '#temporal/open-processes.js'
import { openProcess } from '#temporal/open-process.js'
import { encryptingConverter } from '#temporal/data-converter.js'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimRules, claimTerms, people, projects } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testTemporal, testWorker, type TestTemporal, type TestWorker } from '#testing/temporal.js'
import { processActivities } from '../../apps/worker/activities/process/process.activities.js'
import { answerOf, claimPlayer, hashOf, type ClaimPlayer } from './claim-player.js'

let database: TestDatabase
let temporal: TestTemporal
let worker: TestWorker

const keyFile = join(mkdtempSync(join(tmpdir(), 'payload-key-')), 'payload.key')
writeFileSync(keyFile, randomBytes(32).toString('base64'))
const dataConverter = encryptingConverter(keyFile)

beforeAll(async () => {
  database = await testDatabase()
  await seedRules(database.pool, { kind: 'claim', ...claimRules() })
  temporal = await testTemporal(dataConverter)
  worker = await testWorker(temporal, { activities: processActivities(database.pool), dataConverter })
})

afterAll(async () => {
  await worker.stop()
  await temporal.close()
  await database.drop()
})

const free = [...projects.east1, ...projects.east2, ...projects.west1].values()
const player = (submitted = true): ClaimPlayer =>
  claimPlayer(database.pool, temporal.client, { submitted, projectId: free.next().value ?? '' })

const started = async (submitted = true): Promise<ClaimPlayer> => {
  const claim = player(submitted)
  answerOf(await claim.start())
  return claim
}

const historyOf = async ({ processId }: ClaimPlayer) =>
  (await temporal.client.workflow.getHandle(workflowIdOf('claim', processId)).fetchHistory()).events ?? []

const stepsOf = async ({ processId }: ClaimPlayer): Promise<number[]> => {
  const { rows } = await database.pool.query<{ step_no: number }>(
    'SELECT DISTINCT step_no FROM journal WHERE process_id = $1 ORDER BY step_no',
    [processId],
  )
  return rows.map(row => row.step_no)
}

const changed = claimTerms({ sessions: 6, people: 8 })
const counter = { terms: changed, objections: [{ field: 'people', reason: '人手不够' }], answers: [] }
const accepts = (...fields: string[]) => ({
  answers: fields.map(field => ({ field, decision: 'accepted', note: '同意' })),
})

const signed = async (claim: ClaimPlayer): Promise<void> => {
  await claim.act('terms', 'counter', counter)
  await claim.act('terms', 'sign', accepts('people'))
}

test('from the offer to the appraisal, sent back once on the way', async () => {
  const claim = await started()
  await signed(claim)
  await claim.act('verdict', 'return', {
    reason: '场次偏多',
    objections: [{ field: 'sessions', reason: '偏多' }],
  })
  await claim.act('terms', 'counter', {
    terms: claimTerms({ sessions: 3 }),
    objections: [],
    ...accepts('sessions'),
  })
  await claim.act('terms', 'sign', accepts())
  await claim.act('verdict', 'approve', { opinion: '同意' })
  await claim.act('plan', 'submitPlan', {
    summary: '分三次',
    milestones: [{ title: '首次', dueOn: '2027-03-01' }],
  })
  await claim.act('progress', 'complete', { summary: '完成', servedPeople: 120 })
  await claim.act('acceptance', 'accept', { comment: '很好' })
  expect(await claim.act('appraisal', 'appraise', { score: 5, comment: '满意' })).toMatchObject({
    outcome: 'appraised',
    stepNo: 11,
  })
  const handle = temporal.client.workflow.getHandle(workflowIdOf('claim', claim.processId))
  await handle.result()
  expect(await stepsOf(claim)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  const acts = 11
  expect((await historyOf(claim)).length / acts).toBeLessThanOrEqual(9)
})

test('eight parallel repeats of the start and of an act: one effect, one answer', async () => {
  const claim = player()
  const starts = await Promise.all(Array.from({ length: 8 }, () => claim.start()))
  expect(new Set(starts.map(hashOf)).size).toBe(1)
  const sign = await claim.message('terms', 'sign', accepts())
  const repeats = await Promise.all(Array.from({ length: 8 }, () => claim.send(sign)))
  const { version } = await claim.state()
  const answer = { processId: claim.processId, stepNo: 2, version, stage: 'awaitingApproval' }
  expect(repeats.map(answerOf)).toEqual(Array.from({ length: 8 }, () => answer))
  expect(await stepsOf(claim)).toEqual([1, 2])
})

test('of eight different acts on one step one is answered, the others learn why not', async () => {
  const claim = await started()
  const sign = await claim.message('terms', 'sign', accepts())
  const refuse = await claim.message('terms', 'refuseSigning', {
    reasonCode: 'unrealistic',
    reason: '不切实际',
  })
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, i) => claim.send({ ...(i % 2 ? sign : refuse), key: `act-0000-${i}` })),
  )
  expect(outcomes.filter(({ status }) => status === 'answered')).toHaveLength(1)
  expect(outcomes.filter(({ status }) => status === 'refused' || status === 'notRunning')).toHaveLength(7)
  expect(await stepsOf(claim)).toEqual([1, 2])
})

test('the same key with another body is refused, within the run and by the rules', async () => {
  const claim = await started()
  const sign = await claim.message('terms', 'sign', accepts())
  answerOf(await claim.send(sign))
  const refused = { status: 'refused', refusal: { code: 'keyReused' } }
  expect(await claim.send({ ...sign, bodyHash: hashOf('another body') })).toEqual(refused)
  expect(await claim.start({ bodyHash: hashOf('another body') })).toEqual(refused)
})

test('what the state forbids is refused by the validator, and the history knows nothing of it', async () => {
  const claim = await started()
  const stale = await claim.message('terms', 'sign', accepts(), { expectedVersion: 0 })
  expect(await claim.send(stale)).toMatchObject({ status: 'refused', refusal: { code: 'staleVersion' } })
  const accepted = (await historyOf(claim)).filter(
    event => event.workflowExecutionUpdateAcceptedEventAttributes,
  )
  expect(accepted).toHaveLength(1)
})

test('a project that is taken refuses the second claim, whose run ends; with a new key it may try again', async () => {
  const first = await started()
  const { facts } = await first.state()
  const second = claimPlayer(database.pool, temporal.client, {
    projectId: (facts as { projectId: string }).projectId,
  })
  expect(await second.start()).toEqual({ status: 'refused', refusal: { code: 'subjectTaken' } })
  await temporal.client.workflow.getHandle(workflowIdOf('claim', second.processId)).result()
  await first.act('terms', 'refuseSigning', { reasonCode: 'unrealistic', reason: '不切实际' })
  expect(await second.start()).toEqual({ status: 'refused', refusal: { code: 'subjectTaken' } })
  expect(await second.start({ key: 'start-again' })).toMatchObject({ status: 'answered' })
})

test('a rebuild in the middle of a round keeps it, and the earlier answers', async () => {
  const claim = await started()
  const sign = await claim.message('terms', 'counter', counter)
  const answer = answerOf(await claim.send(sign))
  expect(
    await openProcess(database.pool, temporal.client, {
      processId: claim.processId,
      by: people.systemAdministrator,
      reason: '演练',
    }),
  ).toBe(true)
  expect(answerOf(await claim.send(sign))).toEqual(answer)
  await claim.act('terms', 'sign', accepts('people'))
  expect(await claim.state()).toMatchObject({ epoch: 2, stepNo: 4 })
  const { rows } = await database.pool.query(
    `SELECT by_person, reason FROM journal WHERE process_id = $1 AND code = 'admin.rebuilt'`,
    [claim.processId],
  )
  expect(rows).toEqual([{ by_person: people.systemAdministrator, reason: '演练' }])
})

test('processes without a run are opened, those with one are left alone', async () => {
  const running = await started()
  const lost = await started()
  await temporal.client.workflow.getHandle(workflowIdOf('claim', lost.processId)).terminate()
  const sign = await lost.message('terms', 'sign', accepts())
  expect(await lost.send(sign)).toEqual({ status: 'notRunning' })
  const job = { pool: database.pool, client: temporal.client, by: 'system', reason: '停机后补开' }
  let opened = 0
  // The server's list of running workflows lags behind by a moment.
  while ((opened += await openMissingProcesses(job)) === 0) await sleep(100)
  expect(opened).toBe(1)
  expect(await running.state()).toMatchObject({ epoch: 1 })
  expect(answerOf(await lost.send(sign))).toMatchObject({ stage: 'awaitingApproval' })
})

test('nothing that a claim says can be read in the history', async () => {
  const claim = await started()
  await signed(claim)
  const bytes = await rawHistoryOf(claim)
  for (const word of ['楼道', people.liaison, 'AgencyLiaison', 'awaitingApproval'])
    expect(bytes.includes(word)).toBe(false)
})

const rawHistoryOf = async ({ processId }: ClaimPlayer): Promise<Buffer> => {
  const { history } = await temporal.client.workflowService.getWorkflowExecutionHistory({
    namespace: temporal.namespace,
    execution: { workflowId: workflowIdOf('claim', processId) },
  })
  return Buffer.from(protocol.api.history.v1.History.encode(history ?? {}).finish())
}
