import { randomUUID } from 'node:crypto'
import type { CommitResult } from '#contracts/workflow/process.js'
import { instantAt } from '#domain/calendar/local-date.js'
import type { KeyedEvent, ProcessEvent } from '#domain/kernel/events.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import type { ProcessState } from '#domain/kernel/state.js'
import type { Step } from '#domain/kernel/step.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { openProcesses, raiseEpoch } from '#persistence/process/rebuild.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimFacts, claimRules, people, projects } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { claim } from '#workflows/claim/claim.lifecycle.js'
import { districtDatabase } from './support/databases.js'

const rules = claimRules()
const monday = instantAt('2026-03-02', '10:00')
let database: TestDatabase

beforeAll(async () => {
  database = await districtDatabase()
  await seedRules(database.pool, { kind: 'claim', ...rules })
  await database.pool.query('ALTER TABLE journal DISABLE TRIGGER USER')
})
afterAll(() => database.drop())
afterEach(() =>
  database.pool.query('TRUNCATE process, process_unit, task, journal, act_key, notice, message CASCADE'),
)

const keyed = (key: string, by: string) => ({ key, bodyHash: `hash of ${key}`, by })

const start = (changes: { submitted?: boolean; projectId?: string } = {}, key = 'start'): KeyedEvent => ({
  type: 'start',
  title: '清理楼道',
  facts: claimFacts(changes, monday),
  ...keyed(key, people.liaison),
})

const onSeat = (state: ProcessState, round: string, act: string, body: unknown, key = act): KeyedEvent => {
  const seat = state.regions.main?.rounds[round]?.seats.find(({ status }) => status === 'open')
  const by = seat?.chair === 'community' ? people.east1Secretary : people.liaison
  return { type: 'act', act, seatId: seat?.id ?? '', expectedVersion: state.version, body, ...keyed(key, by) }
}

const stepOf = (state: ProcessState, event: ProcessEvent, now = monday + 1_000): Step =>
  reduce(claim, state, rules, event, now).step

const firstStep = (event = start(), processId: string = randomUUID()): Step =>
  stepOf(blankState('claim', processId, rules), event, monday)

const sign = ({ state }: Step, key = 'sign'): Step =>
  stepOf(state, onSeat(state, 'terms', 'sign', { answers: [] }, key))

const commit = (step: Step): Promise<CommitResult> => commitStep(database.pool, step)
const committed = { status: 'committed' }

const rowsWritten = async (): Promise<Record<string, number>> => {
  const { rows } = await database.pool.query<Record<string, number>>(`
    SELECT (SELECT count(*)::int FROM process) AS processes, (SELECT count(*)::int FROM process_unit) AS units,
      (SELECT count(*)::int FROM task) AS tasks, (SELECT count(*)::int FROM journal) AS lines,
      (SELECT count(*)::int FROM notice) AS notices, (SELECT count(*)::int FROM act_key) AS keys`)
  return rows[0] ?? {}
}

test('a step writes process, units, tasks, journal, notices and key, all readable as they were', async () => {
  const first = firstStep()
  expect(await commit(first)).toEqual(committed)
  expect(await rowsWritten()).toEqual({
    processes: 1,
    units: first.units.length,
    tasks: first.tasks.length,
    lines: first.journal.length,
    notices: first.notices.length,
    keys: 1,
  })
  expect((await loadProcess(database.pool, first.state.processId))?.state).toEqual(first.state)
  const second = sign(first)
  expect(await commit(second)).toEqual(committed)
  const { rows } = await database.pool.query(
    `SELECT stage, step_no, version, outcome, ended_at, subject_id, next_due_at, updated_at FROM process`,
  )
  expect(rows).toEqual([
    {
      stage: 'awaitingApproval',
      step_no: 2,
      version: second.state.version,
      outcome: null,
      ended_at: null,
      subject_id: projects.east1[0],
      next_due_at: new Date(second.nextDueAt ?? NaN),
      updated_at: new Date(monday + 1_000),
    },
  ])
  const tasks = await database.pool.query(
    `SELECT status, role, act, closed_by, due_on::text FROM task WHERE kind = 'claim' ORDER BY opened_at, closed_at`,
  )
  expect(tasks.rows).toEqual([
    { status: 'done', role: 'AgencyLiaison', act: 'sign', closed_by: people.liaison, due_on: '2026-03-05' },
    {
      status: 'done',
      role: 'CommunityDeputySecretary',
      act: 'sign',
      closed_by: people.east1Secretary,
      due_on: '2026-03-05',
    },
    {
      status: 'open',
      role: 'OrganizationDepartmentOfficer',
      act: null,
      closed_by: null,
      due_on: '2026-03-09',
    },
  ])
})

test('of eight equal first steps one is committed, the others are told what Postgres holds', async () => {
  const step = firstStep()
  const results = await Promise.all(Array.from({ length: 8 }, () => commit(step)))
  expect(results.filter(({ status }) => status === 'committed')).toHaveLength(1)
  expect(results.filter(({ status }) => status === 'ahead')).toHaveLength(7)
  expect(results.find(({ status }) => status === 'ahead')).toMatchObject({ state: step.state })
  expect(await rowsWritten()).toMatchObject({ processes: 1, lines: step.journal.length, keys: 1 })
})

test('of eight equal later steps one is committed, and a redo doubles nothing', async () => {
  const first = firstStep()
  await commit(first)
  const step = sign(first)
  const results = await Promise.all(Array.from({ length: 8 }, () => commit(step)))
  expect(results.map(({ status }) => status).sort()).toEqual([...Array<string>(7).fill('ahead'), 'committed'])
  const before = await rowsWritten()
  expect(await commit(step)).toMatchObject({
    status: 'ahead',
    state: step.state,
    rules: { policy: rules.policy },
  })
  expect(await rowsWritten()).toEqual(before)
})

test('of eight different acts on one state one is committed', async () => {
  const first = firstStep()
  await commit(first)
  const results = await Promise.all(Array.from({ length: 8 }, (_, i) => commit(sign(first, `sign-${i}`))))
  expect(results.filter(({ status }) => status === 'committed')).toHaveLength(1)
  expect(await rowsWritten()).toMatchObject({ keys: 2 })
})

test('a key that was answered long ago gives its answer, and the step is not written', async () => {
  const first = firstStep()
  await commit(first)
  const forgetful: Step = { ...first, state: { ...first.state, answered: [] } }
  const again = sign(forgetful, 'start')
  const before = await rowsWritten()
  expect(await commit(again)).toEqual({
    status: 'repeated',
    answered: { key: 'start', bodyHash: 'hash of start', answer: first.state.answered[0]?.answer },
  })
  expect(await rowsWritten()).toEqual(before)
})

test('a run of another epoch can write nothing more', async () => {
  const first = firstStep()
  await commit(first)
  const taken = await raiseEpoch(database.pool, first.state.processId)
  expect(taken?.state).toEqual({ ...first.state, epoch: 2 })
  expect(await commit(sign(first))).toEqual({ status: 'fenced' })
  expect(await commit(first)).toMatchObject({ status: 'fenced', answered: { key: 'start' } })
  expect(await commit(sign({ ...first, state: taken?.state ?? first.state }))).toEqual(committed)
})

test('a project has one open claim: a second one is refused, a draft may wait, an ended one makes room', async () => {
  const first = firstStep()
  const draft = firstStep(start({ submitted: false }))
  await commit(first)
  expect(await commit(draft)).toEqual(committed)
  const refused = { status: 'refused', refusal: { code: 'subjectTaken' } }
  expect(await commit(firstStep())).toEqual(refused)
  const submit = stepOf(
    draft.state,
    onSeat(draft.state, 'draft', 'submit', { terms: claimFacts().rounds[0]?.terms }),
  )
  expect(await commit(submit)).toEqual(refused)
  const end = onSeat(first.state, 'terms', 'refuseSigning', { reasonCode: 'unrealistic', reason: '不切实际' })
  expect(await commit(stepOf(first.state, end))).toEqual(committed)
  expect(await commit(submit)).toEqual(committed)
  expect(await openProcesses(database.pool)).toEqual([{ id: draft.state.processId, kind: 'claim' }])
})

test('eight claims racing for one project: one gets it', async () => {
  const results = await Promise.all(Array.from({ length: 8 }, () => commit(firstStep())))
  expect(results.map(({ status }) => status).sort()).toEqual([
    'committed',
    ...Array<string>(7).fill('refused'),
  ])
  expect(await rowsWritten()).toMatchObject({ processes: 1, keys: 1 })
})

test('an ended process is not opened again by a rebuild', async () => {
  const first = firstStep()
  await commit(first)
  await commit(
    stepOf(
      first.state,
      onSeat(first.state, 'terms', 'refuseSigning', { reasonCode: 'unrealistic', reason: '不切实际' }),
    ),
  )
  expect(await raiseEpoch(database.pool, first.state.processId)).toBeUndefined()
})

test('a step that Postgres has not come to is no step to go on from', async () => {
  const first = firstStep()
  await commit(first)
  const second = sign(first)
  const third = stepOf(second.state, onSeat(second.state, 'verdict', 'approve', { opinion: '同意' }))
  await expect(commit(third)).rejects.toThrow('is at step 1, step 3 cannot follow')
  await expect(commit({ ...second, state: { ...second.state, processId: randomUUID() } })).rejects.toThrow(
    'not there',
  )
})

test('a step without a line asks what is held and writes nothing', async () => {
  const first = firstStep()
  await commit(first)
  const before = await rowsWritten()
  const question: Step = { state: first.state, journal: [], tasks: [], notices: [], units: [] }
  expect(await commit(question)).toMatchObject({ status: 'ahead', state: first.state })
  expect(await rowsWritten()).toEqual(before)
})

test('a step that fails half way leaves nothing', async () => {
  const first = firstStep()
  const broken: Step = {
    ...first,
    journal: first.journal.map(line => ({ ...line, actor: undefined as never })),
  }
  await expect(commit(broken)).rejects.toThrow('violates not-null constraint')
  expect(await rowsWritten()).toMatchObject({ processes: 0, tasks: 0, keys: 0 })
})
