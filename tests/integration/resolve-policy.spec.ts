/** Which policy a process would start under at a unit, and that it stays readable as a version of its own. */
import { randomUUID } from 'node:crypto'
import { instantAt } from '#domain/calendar/local-date.js'
import type { Rules } from '#domain/kernel/state.js'
import { keepPolicy } from '#persistence/rules/resolved-policy.js'
import { rulesFor, rulesInForce } from '#persistence/rules/rules-for.js'
import { units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { defaultClaimPolicy, type ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { claimsDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await claimsDatabase()
})
afterAll(() => database.drop())

const publish = async (unitId: string, step: string, value: unknown, from = '2026-01-01'): Promise<void> => {
  await database.pool.query(
    `WITH change AS (
       INSERT INTO policy_change (id, kind, unit_id, state, steps, drafted_by, edited_by)
       VALUES ($1, 'claim', $2, 'published', '{}', 'test', '{test}') RETURNING id
     )
     INSERT INTO policy_row (change_id, kind, step, unit_id, effective_from, value)
     SELECT id, 'claim', $3, $2, $4, $5 FROM change`,
    [randomUUID(), unitId, step, from, value === null ? null : JSON.stringify(value)],
  )
}
const noon = (day: string) => instantAt(day, '12:00')
const at = (unitId: string, day = '2026-06-01') =>
  rulesInForce(database.pool, { kind: 'claim', unitId, at: noon(day) })
const rounds = async (unitId: string, day?: string) => {
  const { resolved } = await at(unitId, day)
  return (resolved?.policy as ClaimPolicy | undefined)?.maxNegotiationRounds
}

test('nothing published: the shipped policy counts under its own name', async () => {
  expect(await at(units.east1)).toEqual({
    policyVersion: defaultClaimPolicy.version,
    calendarVersion: 'state-council-2026',
  })
})

test('the nearest unit above that says something counts, from its day on', async () => {
  await publish(units.district, 'maxNegotiationRounds', 4)
  await publish(units.east, 'maxNegotiationRounds', 3)
  await publish(units.east1, 'maxNegotiationRounds', 2, '2026-07-01')
  expect(await rounds(units.west1)).toBe(4)
  expect(await rounds(units.east1)).toBe(3)
  expect(await rounds(units.east1, '2026-07-01')).toBe(2)
  await publish(units.east1, 'maxNegotiationRounds', null, '2026-08-01')
  expect(await rounds(units.east1, '2026-08-01')).toBe(3)
  expect(await rounds(units.east1, '2025-12-31')).toBeUndefined()
})

test('what was put together is the same version for the same rows, and is read again by its name', async () => {
  const [here, there, elsewhere] = await Promise.all(
    [units.east1, units.east2, units.west1].map(id => at(id)),
  )
  expect(there?.policyVersion).toBe(here?.policyVersion)
  expect(elsewhere?.policyVersion).not.toBe(here?.policyVersion)
  if (!here?.resolved) throw new Error('nothing was put together')
  await keepPolicy(database.pool, 'claim', here.resolved)
  await keepPolicy(database.pool, 'claim', here.resolved)
  const read: Rules = await rulesFor(database.pool, 'claim', {
    at: noon('2026-06-01'),
    policyVersion: here.policyVersion,
  })
  expect(read.policy).toEqual({ ...defaultClaimPolicy, version: here.policyVersion, maxNegotiationRounds: 3 })
  expect((await rulesFor(database.pool, 'claim', { at: noon('2026-06-01') })).policy.version).toBe(
    defaultClaimPolicy.version,
  )
})

test.each(['policy_row', 'policy_change', 'policy_version'])(
  'what was published in %s stays',
  async table => {
    await database.pool.query(`UPDATE policy_change SET ended_at = now() WHERE ended_at IS NULL`)
    await expect(database.pool.query(`UPDATE ${table} SET kind = 'other'`)).rejects.toThrow('is refused')
    await expect(database.pool.query(`DELETE FROM ${table}`)).rejects.toThrow('is refused')
  },
)
