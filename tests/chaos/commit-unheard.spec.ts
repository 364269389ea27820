/**
 * Postgres dies when commands are on its disk and nobody has heard of it. What was sent is told as unknown, never as not
 * done; the same keys, sent again, have the one answer, and everything has happened once.
 */
import type { Pool } from 'pg'
import type { Problem } from '#contracts/http/shared.js'
import { waitFor } from '#embedded/waiting.js'
import { claimRules, claimTerms, people, units } from '#testing/claims.js'
import { newKey } from '../api/support/api.js'
import { Visitor, type Answer } from '../api/support/visitor.js'
import { fillDistrict } from './harness/district.js'
import { startPlatform, type Platform } from './harness/platform.js'

jest.setTimeout(240_000)

let platform: Platform
beforeAll(async () => {
  platform = await startPlatform({ withApi: true })
})
afterAll(() => platform.stop())

/** What is committed reaches the disk, and its session then waits for a standby that is never there. */
const unheard = `ALTER SYSTEM SET synchronous_standby_names = 'nobody'`
const heard = 'ALTER SYSTEM RESET synchronous_standby_names'
const setTo = async (pool: Pool, setting: string) => {
  await pool.query(setting)
  await pool.query('SELECT pg_reload_conf()')
}

/** Temporal, on the same Postgres, hears of its own commits: it is the platform's that are not heard of. */
const onlyOurs = async ({ pool, kill, heal }: Platform) => {
  await setTo(pool, `ALTER SYSTEM SET synchronous_commit = 'local'`)
  await pool.query(`ALTER DATABASE dual_checkin SET synchronous_commit = 'on'`)
  for (const name of ['api', 'worker'] as const) {
    await kill(name)
    await heal(name)
  }
}

interface Command {
  who: Visitor
  path: string
  body: object
  /** How the statement begins that commits it. */
  commit: string
}
interface Sent {
  status: number
  body: Answer & Problem
}

const need = (text: string) => ({ communityId: units.east1, source: 'community', text })

/** The claim first: it goes by Temporal, and takes longest to come to its commit. */
const commandsOn = async ({ apiUrl, pool }: Platform): Promise<Command[]> => {
  const [parties] = await fillDistrict(pool, claimRules(), 1)
  const [secretary, liaison] = await Promise.all(
    [people.east1Secretary, people.liaison].map(id => new Visitor(apiUrl).signIn(id)),
  )
  if (!parties || !secretary || !liaison) throw new Error('nobody is there')
  const { projectId, agencyId } = parties
  const claim = { projectId, agencyId, startedBy: 'agency', submit: true, terms: claimTerms() }
  const old = (await secretary.command<{ id: string }>('/api/needs', newKey(), need('单元门坏了'))).body.id
  const aside = { reason: '已由物业处理', command: { name: 'setAside' } }
  return [
    { who: liaison, path: '/api/claims', body: claim, commit: '%INSERT INTO process (%' },
    { who: secretary, path: '/api/needs', body: need('楼道灯坏了'), commit: 'INSERT INTO need %' },
    { who: secretary, path: `/api/needs/${old}/commands`, body: aside, commit: 'COMMIT' },
  ]
}

/** It is on the disk, and its session waits to say so. */
const isUnheard = async (pool: Pool, { commit }: Command): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event = 'SyncRep' AND query LIKE $1`,
    [commit],
  )
  return rowCount !== 0
}

test('unknown while Postgres is away; then each has its one outcome', async () => {
  const { pool } = platform
  await onlyOurs(platform)
  const commands = await commandsOn(platform)
  const keys = commands.map(newKey)
  const send = ({ who, path, body }: Command, at: number): Promise<Sent> =>
    who.commandOnce(path, keys[at] ?? '', body)
  const codes = (replies: Sent[]) => replies.map(({ status, body }) => [status, body.code])
  const unknown = commands.map(() => [503, 'outcomeUnknown'])

  await setTo(pool, unheard)
  const reached = async (command: Command) => [
    command.path,
    await waitFor(() => isUnheard(pool, command), { timeoutMs: 20_000, everyMs: 10 }),
  ]
  const [claim, ...direct] = commands
  const sent = claim ? [send(claim, 0)] : []
  const told = claim ? [await reached(claim)] : []
  // At once, and not for long: a session gives up waiting to be heard after three seconds.
  sent.push(...direct.map((command, at) => send(command, at + 1)))
  told.push(...(await Promise.all(direct.map(reached))))
  await platform.kill('postgres')
  expect(told).toEqual(commands.map(({ path }) => [path, true]))
  expect(codes(await Promise.all(sent))).toEqual(unknown)
  expect(codes(await Promise.all(commands.map(send)))).toEqual(unknown)
  await platform.heal('postgres')
  await setTo(pool, heard)

  const known = async () => {
    const replies = await Promise.all(commands.map(send))
    return replies.every(({ status }) => status !== 503) && replies.map(({ status, body }) => [status, body])
  }
  const first = await waitFor(known, { timeoutMs: 90_000 })
  expect(first).toMatchObject([[201], [201], [200]].map(([status]) => [status, {}]))
  expect(await known()).toEqual(first)
  const { rows } = await pool.query(
    `SELECT (SELECT count(*)::int FROM need) AS needs,
       (SELECT count(*)::int FROM need WHERE state = 'setAside') AS "setAside",
       (SELECT count(*)::int FROM process) AS claims, (SELECT max(step_no)::int FROM journal) AS steps`,
  )
  expect(rows).toEqual([{ needs: 2, setAside: 1, claims: 1, steps: 1 }])
})
