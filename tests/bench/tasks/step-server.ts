/** The bench's own lifecycles on a Postgres, a Temporal server and a worker process of their own. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { stateCouncilCalendar as calendar } from '#domain/calendar/state-council.js'
import type { ActEvent, KeyedEvent } from '#domain/kernel/events.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { blankState } from '#domain/kernel/reduce.js'
import type { ProcessState, Rules, Seat } from '#domain/kernel/state.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { startEmbedded } from '#embedded/embedded.js'
import { ensureDatabase } from '#embedded/postgres-connection.js'
import { secretFile } from '#embedded/secrets.js'
import { waitFor } from '#embedded/waiting.js'
import { runMigrations } from '#persistence/migrate.js'
import { createPool } from '#persistence/pool.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { createTemporalClient } from '#temporal/connection.js'
import { sendAct, type ActOutcome } from '#temporal/send-act.js'
import { importSmallDistrict, people, units } from '#testing/claims.js'
import { namespace, registerNamespace, requireDurableCommits, startProcess } from '../harness/platform.js'
import { inTemporaryFolder } from '../harness/temporary-folder.js'
import { countersigned, stepLifecycles, type StepFacts } from './step.lifecycle.js'

const database = 'bench_tasks'
const rules: Rules = { policy: { version: 'bench' }, calendar }

export interface StepServer {
  client: Client
  pool: Pool
}

/** One of the bench's processes. */
export interface OpenProcess {
  kind: string
  id: string
}

export const withStepServer = <T>(work: (server: StepServer) => Promise<T>): Promise<T> =>
  inTemporaryFolder(async dataDir => {
    const embedded = await startEmbedded({ dataDir, withUi: false, timeSkipping: false })
    const { layout, adminUrl, temporalAddress } = embedded
    const url = embedded.databaseUrl(database)
    const pool = createPool(url, { max: 4, name: 'bench' })
    const temporal = {
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: namespace,
      PAYLOAD_KEY_FILE: secretFile(layout.secrets, 'payload.key'),
    }
    const client = createTemporalClient(temporal)
    try {
      await ensureDatabase(adminUrl, database)
      await fill(url, pool)
      await registerNamespace(client)
      await startWorker(layout, { ...temporal, DATABASE_URL: url })
      await untilWorking({ client, pool })
      return await work({ client, pool })
    } finally {
      await client.connection.close()
      await pool.end()
    }
  })

const startWorker = (layout: DataLayout, services: NodeJS.ProcessEnv): Promise<void> =>
  startProcess(layout, 'steps-worker', 'tests/bench/tasks/worker.js', {
    ...process.env,
    ...services,
    NODE_ENV: 'production',
    DATA_KEY_FILE: secretFile(layout.secrets, 'data.key'),
    AUDIT_KEY_FILE: secretFile(layout.secrets, 'audit.key'),
    FILES_DIR: join(layout.dataDir, 'files'),
  })

const fill = async (url: string, pool: Pool): Promise<void> => {
  await runMigrations(url)
  await importSmallDistrict(pool)
  for (const { kind } of stepLifecycles) await seedRules(pool, { kind, ...rules })
  await requireDurableCommits(pool)
}

/** The worker bundles its workflows first; until then nobody answers. */
const untilWorking = async (server: StepServer): Promise<void> => {
  const works = () =>
    begin(server, countersigned.kind, 1).then(
      () => true,
      () => false,
    )
  if (!(await waitFor(works, { timeoutMs: 60_000 }))) throw new Error('the worker does not work')
}

/** @throws Error when the start was not answered */
export const begin = async ({ client }: StepServer, kind: string, seats: number): Promise<OpenProcess> => {
  const id = randomUUID()
  const facts: StepFacts = { seats, unitId: units.j1 }
  const event: KeyedEvent = {
    type: 'start',
    key: randomUUID(),
    bodyHash: '1',
    by: people.liaison,
    title: '会签',
    facts,
  }
  const input = { state: blankState(kind, id, rules), rules }
  const { status } = await sendAct(client, kind, id, event, { start: input })
  if (status !== 'answered') throw new Error(`the start of ${kind} was ${status}`)
  return { kind, id }
}

export const stateOf = async ({ pool }: StepServer, { id }: OpenProcess): Promise<ProcessState> => {
  const held = await loadProcess(pool, id)
  if (!held) throw new Error(`no process ${id}`)
  return held.state
}

/** Whoever is asked now. */
export const openSeats = (state: ProcessState): Seat[] =>
  openRoundsOf(state).flatMap(({ round }) => round.seats.filter(({ status }) => status === 'open'))

export type Said = Pick<ActEvent, 'act' | 'body' | 'by' | 'seatId' | 'expectedVersion'>

export const say = ({ client }: StepServer, { kind, id }: OpenProcess, said: Said): Promise<ActOutcome> =>
  sendAct(client, kind, id, { type: 'act', key: randomUUID(), bodyHash: '1', ...said })
