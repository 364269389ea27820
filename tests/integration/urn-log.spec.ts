/** What the worker says of a count: which evaluation, never anything of a ballot, also when Postgres refuses one. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { UrnKeys } from '#ballots/urn-keys.js'
import { waitFor } from '#embedded/waiting.js'
import { castBallots } from '#persistence/evaluation/cast-ballots.js'
import { closeUrn } from '#persistence/evaluation/count-urn.js'
import { readKeys } from '#secrets/key-file.js'
import { units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { seedEvaluation, voteOf } from '#testing/evaluations.js'
import { districtDatabase } from './support/databases.js'
import { relayUrns } from '../../apps/worker/relays/urns.relay.js'

const folder = mkdtempSync(join(tmpdir(), 'urn-log-'))
const places = { DATA_KEY_FILE: join(folder, 'key'), URN_KEY_DIR: join(folder, 'urn'), FILES_DIR: folder }
let database: TestDatabase

beforeAll(async () => {
  writeFileSync(places.DATA_KEY_FILE, randomBytes(32).toString('base64'))
  database = await districtDatabase()
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

test('a ballot that Postgres refuses is not told to the log', async () => {
  const { pool } = database
  const keys = new UrnKeys(places.URN_KEY_DIR, readKeys(places.DATA_KEY_FILE))
  const evaluation = await seedEvaluation(pool, keys)
  const votes = (evaluation.slips[units.east1] ?? []).map(slip =>
    voteOf(evaluation, units.east1, slip, [1, 2, 3], { comment: '说一句心里话' }),
  )
  await castBallots(pool, votes)
  await closeUrn(pool, evaluation.id)
  // Whatever the reason is, Postgres tells the whole row with it.
  await pool.query(`ALTER TABLE ballot ADD CONSTRAINT refused CHECK (source <> 'online')`)
  let said = ''
  const relay = relayUrns(pool, pino({ level: 'trace' }, { write: line => (said += line) }), places)
  await waitFor(async () => said !== '', { timeoutMs: 10_000 })
  await relay.stop()
  expect(said).toContain('violates check constraint')
  for (const { receipt } of votes) expect(said).not.toContain(receipt)
  expect(said).not.toMatch(/\{1,2,3\}|心里话/)
})
