/**
 * The three guards that the storms rely on, each in the one situation it is there for; and the same situation with the
 * guard taken away, in which the same questions must find something.
 */
import { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { ActEvent, AdminCommand, AdminEvent, KeyedEvent } from '#domain/kernel/events.js'
import { reduce } from '#domain/kernel/reduce.js'
import type { Step } from '#domain/kernel/step.js'
import type { CommitResult } from '#contracts/workflow/process.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { openProcess } from '#temporal/open-process.js'
import { claimRules, people } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testTemporal, testWorker, type TestTemporal, type TestWorker } from '#testing/temporal.js'
import { claim as lifecycle } from '#workflows/claim/claim.lifecycle.js'
import { faultsIn, type Acknowledged } from './harness/audit.js'
import { Claim } from './harness/claim.js'
import type { Reply } from './harness/door.js'
import { fillDistrict, type Parties } from './harness/district.js'
import { roadsTo, type Move } from './harness/roads.js'
import { temporalDoor } from './harness/temporal-door.js'

type Commit = (pool: Pool, step: Step) => Promise<CommitResult>

const rules = claimRules()
const [sign, approve] = roadsTo().plain as [Move, Move]
const [counter] = roadsTo().countered as [Move]

let database: TestDatabase
let temporal: TestTemporal
let worker: TestWorker
let parties: Iterator<Parties>
/** What the worker's activity does: each test chooses. */
let commit: Commit
let acknowledged: Acknowledged[]

beforeAll(async () => {
  database = await testDatabase()
  // Nothing is ever taken off the record, except between the tests of this file.
  await database.pool.query('ALTER TABLE journal DISABLE TRIGGER USER')
  parties = (await fillDistrict(database.pool, rules, 20)).values()
  temporal = await testTemporal()
  worker = await testWorker(temporal, {
    activities: { commitStep: (step: Step) => commit(database.pool, step) },
  })
})
afterAll(async () => {
  await worker.stop()
  await temporal.close()
  await database.drop()
})
beforeEach(async () => {
  commit = commitStep
  acknowledged = []
  await database.pool.query('TRUNCATE process, process_unit, task, journal, act_key, notice, message CASCADE')
})

const send = async (claim: Claim, event: KeyedEvent): Promise<Reply> => {
  const reply = await temporalDoor(database.pool, temporal.client).send(claim, event)
  if (reply.status === 'acknowledged') {
    const act =
      event.type === 'admin' ? `admin.${event.command.name}` : event.type === 'act' ? event.act : 'start'
    acknowledged.push({ processId: claim.processId, key: event.key, act, by: event.by, answer: reply.answer })
  }
  return reply
}

const offered = async (): Promise<Claim> => {
  const claim = new Claim((parties.next() as IteratorYieldResult<Parties>).value, rules, [])
  const offer = claim.start()
  expect(await send(claim, offer)).toMatchObject({ status: 'acknowledged' })
  claim.take(offer)
  return claim
}

const click = (claim: Claim, move: Move): ActEvent => claim.clicks(move)[0]!

/** A worker commits a step and dies with the server before either has written down that it did. */
const commitUnheard = async (claim: Claim, event: KeyedEvent): Promise<void> => {
  const held = await loadProcess(database.pool, claim.processId)
  const { step } = reduce(lifecycle, held!.state, rules, event, Date.now())
  expect(await commitStep(database.pool, step)).toEqual({ status: 'committed' })
}

const faults = () => faultsIn(database.pool, acknowledged)

describe('adoption: Postgres is ahead of the run', () => {
  /** What a driver would do that took “ahead” for “done”. */
  const believing: Commit = async (pool, step) => {
    const result = await commitStep(pool, step)
    return result.status === 'ahead' ? { status: 'committed' } : result
  }

  const rivalAfterUnheardCommit = async (): Promise<Reply> => {
    const claim = await offered()
    const unheard = click(claim, sign)
    const rival = click(claim, counter)
    await commitUnheard(claim, unheard)
    const reply = await send(claim, rival)
    expect(await send(claim, unheard)).toMatchObject({ status: 'acknowledged' })
    return reply
  }

  test('a rival learns that the seat has been decided, and nothing is lost', async () => {
    expect(await rivalAfterUnheardCommit()).toMatchObject({ status: 'refused' })
    expect(await faults()).toEqual([])
  })

  test('taken away: the rival is told of a step that is nowhere', async () => {
    commit = believing
    expect(await rivalAfterUnheardCommit()).toMatchObject({ status: 'acknowledged' })
    expect(await faults()).toContainEqual(expect.stringContaining('acknowledged, but its key is gone'))
  })

  const nextAfterUnheardCommit = async (): Promise<Reply> => {
    const claim = await offered()
    const unheard = click(claim, sign)
    await commitUnheard(claim, unheard)
    claim.take(unheard)
    return send(claim, click(claim, approve))
  }

  test('whoever is next goes on, though nobody ever repeats the unheard act', async () => {
    expect(await nextAfterUnheardCommit()).toMatchObject({ status: 'acknowledged', answer: { stepNo: 3 } })
  })

  test('taken away: the run refuses whoever is next', async () => {
    commit = believing
    expect(await nextAfterUnheardCommit()).toMatchObject({ status: 'refused' })
  })

  test('a version that nobody has reached is refused after that look', async () => {
    const claim = await offered()
    const madeUp = { ...click(claim, sign), expectedVersion: 999 }
    expect(await send(claim, madeUp)).toEqual({ status: 'refused', code: 'staleVersion' })
    expect(await send(claim, click(claim, sign))).toMatchObject({ status: 'acknowledged' })
    expect(await faults()).toEqual([])
  })

  test('an offer that was not heard is taken over by the answer to it', async () => {
    const claim = new Claim((parties.next() as IteratorYieldResult<Parties>).value, rules, [])
    const offer = claim.start()
    await temporal.client.workflow.start('claim', {
      workflowId: `claim/${claim.processId}`,
      taskQueue: 'dual-checkin',
      args: [{ state: claim.state, rules }],
    })
    const { step } = reduce(lifecycle, claim.state, rules, offer, Date.now())
    expect(await commitStep(database.pool, step)).toEqual({ status: 'committed' })
    claim.take(offer)
    expect(await send(claim, click(claim, sign))).toMatchObject({
      status: 'acknowledged',
      answer: { stepNo: 2 },
    })
  })
})

describe('the fence: a run of an earlier epoch', () => {
  /** The step statement without the epoch in its WHERE. */
  const unfenced = (pool: Pool): Pool =>
    new Proxy(pool, {
      get: (target, name) =>
        name === 'query'
          ? (query: { name: string; text: string; values: unknown[] }) => {
              const text = query.text.replace('process.epoch = step.epoch AND', '')
              return target.query({
                ...query,
                text,
                name: text === query.text ? query.name : `${query.name}-unfenced`,
              })
            }
          : (Reflect.get(target, name) as unknown),
    })

  /** The old run's commit is on its way while the process is rebuilt, and arrives before the new run's first. */
  const lateCommitOfOldRun = async (
    write: Commit,
  ): Promise<{ epoch: number; sign: Reply; approve: Reply }> => {
    const claim = await offered()
    const late = click(claim, sign)
    const rebuilt = gate()
    const tried = gate()
    commit = async (pool, step) => {
      if (step.key === late.key && step.state.epoch === 1) {
        await rebuilt.passed
        return write(pool, step).finally(tried.open)
      }
      if (step.key === 'rebuilt-2') await tried.passed
      return commitStep(pool, step)
    }
    const first = send(claim, late)
    await untilCommitting()
    const order = { processId: claim.processId, by: people.systemAdministrator, reason: '演练' }
    expect(await openProcess(database.pool, temporal.client, order)).toBe(true)
    rebuilt.open()
    await tried.passed
    await first
    const signed = await send(claim, late)
    claim.take(late)
    const approved = await send(claim, click(claim, approve))
    const held = await loadProcess(database.pool, claim.processId)
    return { epoch: held!.state.epoch, sign: signed, approve: approved }
  }

  /** The activity has been called by then: it is the first thing a worker does with an act. */
  const untilCommitting = () => new Promise(resolve => setTimeout(resolve, 500))

  test('can write nothing more, and the process goes on in its new run', async () => {
    const answered = { status: 'acknowledged' }
    expect(await lateCommitOfOldRun(commitStep)).toMatchObject({
      epoch: 2,
      sign: answered,
      approve: answered,
    })
  })

  test('taken away: it writes, and the new run is the one that is shut out', async () => {
    const outcome = await lateCommitOfOldRun((pool, step) => commitStep(unfenced(pool), step))
    expect(outcome).toMatchObject({ epoch: 1, approve: { status: 'unknown', why: 'no run' } })
  })
})

describe('the unique key: an act that was answered longer ago than the state remembers', () => {
  const order = (command: AdminCommand, key: string): AdminEvent => ({
    type: 'admin',
    key,
    bodyHash: key,
    by: people.systemAdministrator,
    reason: '演练',
    command,
  })

  /** Temporal forgets update ids with the run, the state after twenty keys; a command has no version to go stale. */
  const extendTwice = async (): Promise<void> => {
    const claim = await offered()
    const budget = { unit: 'workingDays', amount: 1 } as const
    const extend = order({ name: 'extend', region: 'main', round: 'terms', budget }, 'extend-once')
    const past = temporalDoorWithoutMemory(claim)
    await past(extend)
    for (let n = 0; n < 20; n += 1) await past(order({ name: 'fastForward', byMs: 0 }, `filler-${n}`))
    await openProcess(database.pool, temporal.client, {
      processId: claim.processId,
      by: people.systemAdministrator,
      reason: '演练',
    })
    await past(extend)
  }

  /** A client that asks the run at once, without looking its key up first. */
  const temporalDoorWithoutMemory = (claim: Claim) => async (event: AdminEvent) => {
    const nowhere = { query: () => Promise.resolve({ rows: [] }) } as unknown as Pool
    const reply = await temporalDoor(nowhere, temporal.client).send(claim, event)
    if (reply.status !== 'acknowledged') throw new Error(JSON.stringify(reply))
    const { processId } = claim
    const act = `admin.${event.command.name}`
    acknowledged = acknowledged.filter(({ key }) => key !== event.key)
    acknowledged.push({ processId, key: event.key, act, by: event.by, answer: reply.answer })
  }

  test('has one effect, and the answer it had', async () => {
    await extendTwice()
    expect(await faults()).toEqual([])
  })

  test('taken away: it happens twice', async () => {
    await database.pool.query('ALTER TABLE act_key DROP CONSTRAINT act_key_pkey')
    await extendTwice()
    expect(await faults()).toContainEqual(expect.stringContaining('its key is gone or doubled'))
    await database.pool.query('TRUNCATE act_key; ALTER TABLE act_key ADD PRIMARY KEY (process_id, key)')
  })
})

test('a server that has forgotten its namespace is a server that is away', async () => {
  const client = new Client({ connection: temporal.client.connection, namespace: 'forgotten' })
  const claim = new Claim((parties.next() as IteratorYieldResult<Parties>).value, rules, [])
  const reply = await temporalDoor(database.pool, client).send(claim, claim.start())
  expect(reply).toMatchObject({ status: 'unknown' })
})

const gate = () => {
  let open: () => void = () => undefined
  const passed = new Promise<void>(resolve => (open = resolve))
  return { open: () => open(), passed }
}
