import { createInvitation, linkAddress } from '#persistence/accounts/invitations.js'
import { findLink } from '#persistence/accounts/links.js'
import { people } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
beforeAll(async () => {
  database = await districtDatabase()
})
afterAll(() => database.drop())

const invite = (personId: string) => createInvitation(database.pool, { personId, by: 'operator' })

test('an invitation opens an account without a password; Postgres knows but the hash of its link', async () => {
  const invitation = await invite(people.securityAdministrator)
  expect(invitation?.token).toMatch(/^[\w-]{43}$/)
  expect(linkAddress('https://portal.example/', invitation!)).toBe(
    `https://portal.example/account-link#${invitation?.token}`,
  )
  const { rows } = await database.pool.query<{ row: string }>(
    `SELECT a::text || l::text AS row FROM account a JOIN account_link l USING (person_id)`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.row).not.toContain(invitation?.token)
  expect(await findLink(database.pool, invitation!.token)).toMatchObject({
    personId: people.securityAdministrator,
    purpose: 'invitation',
    passwordHistory: [],
  })
})

test('inviting again takes the place of the first invitation', async () => {
  const first = await invite(people.officer)
  const second = await invite(people.officer)
  expect(await findLink(database.pool, first!.token)).toBeUndefined()
  expect(await findLink(database.pool, second!.token)).toBeDefined()
})

test('a link ends with its hours', async () => {
  const invitation = await invite(people.head)
  await database.pool.query(`UPDATE account_link SET expires_at = now() - interval '1 second'`)
  expect(await findLink(database.pool, invitation!.token)).toBeUndefined()
})

test('nobody is invited who is not there, has left, has no staff number or is active already', async () => {
  await database.pool.query(`UPDATE person SET left_on = '2026-01-31' WHERE id = $1`, [people.liaison])
  await database.pool.query(`UPDATE person SET staff_number = NULL WHERE id = $1`, [people.member])
  await invite(people.deputyHead)
  await database.pool.query(`UPDATE account SET state = 'active' WHERE person_id = $1`, [people.deputyHead])
  for (const personId of ['nobody', people.liaison, people.member, people.deputyHead])
    expect(await invite(personId)).toBeUndefined()
})
