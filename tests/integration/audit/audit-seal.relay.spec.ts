/** The sealer at work: within a second, once a day an anchor in a file, and a chain that was cut is noticed at once. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { localDateOf } from '#domain/calendar/local-date.js'
import { waitFor } from '#embedded/waiting.js'
import { findAnchors, isAuthentic, readAnchors } from '#persistence/audit/anchors.js'
import type { SealKeys } from '#persistence/audit/chain.js'
import { checkAudit } from '#persistence/audit/check-audit.js'
import { recordAudit } from '#persistence/audit/record-audit.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { relaySealing } from '../../../apps/worker/relays/audit-seal.relay.js'
import type { Relay } from '../../../apps/worker/relays/relay.js'

const keys: SealKeys = [{ id: 'b'.repeat(16), secret: randomBytes(32) }]
const anchorFolder = mkdtempSync(join(tmpdir(), 'dual-checkin-anchors-'))
let database: TestDatabase
let relay: Relay
beforeAll(async () => {
  database = await testDatabase()
  relay = relaySealing(database.pool, pino({ level: 'silent' }), { keys, anchorFolder })
})
afterAll(async () => {
  await relay.stop()
  await database.drop()
  rmSync(anchorFolder, { recursive: true })
})

const enter = (operation: string) => recordAudit(database.pool, { operation, outcome: 'done' })

const sealedSeconds = async (operation: string): Promise<number | undefined> => {
  const { rows } = await database.pool.query<{ seconds: number }>(
    `SELECT extract(epoch FROM l.sealed_at - e.at)::float8 AS seconds
     FROM audit_entry e JOIN audit_link l ON l.entry_id = e.id WHERE e.operation = $1`,
    [operation],
  )
  return rows[0]?.seconds
}

const untilSealed = (operation: string) =>
  waitFor(async () => (await sealedSeconds(operation)) !== undefined, { timeoutMs: 10_000, everyMs: 20 })

test('an entry is sealed within a second', async () => {
  const seconds: number[] = []
  for (const operation of ['signIn', 'inbox', 'units']) {
    await enter(operation)
    await untilSealed(operation)
    seconds.push((await sealedSeconds(operation)) ?? NaN)
  }
  // The quickest: the machine may have much else to do.
  expect(Math.min(...seconds)).toBeLessThan(1)
})

test('the first head of a day is anchored, in the database and in a file', async () => {
  await waitFor(async () => (await findAnchors(database.pool, 9)).length > 0, { timeoutMs: 10_000 })
  const today = localDateOf(Date.now())
  const file = join(anchorFolder, `anchor-${today}.txt`)
  const readable = async () => Promise.resolve(readAnchors(readFileSync(file, 'utf8')) !== undefined)
  await waitFor(() => readable().catch(() => false), { timeoutMs: 10_000 })
  const anchors = readAnchors(readFileSync(file, 'utf8')) ?? []
  expect(anchors).toEqual(await findAnchors(database.pool, 9))
  expect(anchors).toMatchObject([{ day: today }])
  expect(anchors.every(anchor => isAuthentic(keys, anchor))).toBe(true)
  await enter('signOut')
  await untilSealed('signOut')
  expect(await checkAudit(database.pool, keys, anchors)).toMatchObject({ head: { sequence: 4 } })
})

test('a chain whose end was cut off is noticed before anything is sealed again', async () => {
  await database.pool.query(`
    ALTER TABLE audit_link DISABLE TRIGGER USER; ALTER TABLE audit_entry DISABLE TRIGGER USER;
    DELETE FROM audit_link WHERE sequence = 4; DELETE FROM audit_entry WHERE operation = 'signOut'`)
  await untilSealed('auditChainCut')
  const { rows } = await database.pool.query(
    `SELECT outcome, details FROM audit_entry WHERE operation = 'auditChainCut'`,
  )
  expect(rows).toEqual([{ outcome: 'failed', details: { lastSequence: 4, foundSequence: 3 } }])
})

test('what is no anchor is not read as one', () => {
  expect(readAnchors('')).toBeUndefined()
  expect(readAnchors('# only words\n')).toBeUndefined()
  expect(readAnchors('2026-11-22 1 abc def.ghi\n')).toBeUndefined()
})
