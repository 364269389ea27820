/** An administrator who lost everything comes back by the machine, in two steps, on record. */
import { findLink } from '#persistence/accounts/links.js'
import { people } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'
import { askForRecovery, recover } from '../../apps/cli/recover/recover-account.js'

let database: TestDatabase
const origin = 'https://dj.example.gov.cn'
const staffNumber = people.securityAdministrator
const asked = { staffNumber, reason: '手机遗失，已当面核实' }

beforeEach(async () => {
  database = await districtDatabase()
  await database.pool.query(
    `INSERT INTO account (person_id, state, totp_secret, password_hash, recovery_codes)
     VALUES ($1, 'active', 'sealed', 'hash', '["x"]'), ($2, 'active', 'sealed', 'hash', '[]'), ($3, 'disabled', NULL, NULL, '[]')`,
    [people.securityAdministrator, people.head, people.officer],
  )
  await database.pool.query(
    `INSERT INTO sign_in_session (id_hash, person_id, expires_at, method) VALUES ('s', $1, now() + interval '1 day', 'password')`,
    [people.securityAdministrator],
  )
})
afterEach(() => database.drop())

const codeIn = (said: string): string => /--code (\S+)/.exec(said)?.[1] ?? ''

const standing = async () => {
  const { rows } = await database.pool.query<{ factor: boolean; open: boolean }>(
    `SELECT totp_secret IS NOT NULL AS factor, EXISTS (SELECT FROM sign_in_session s
       WHERE s.person_id = a.person_id AND signed_out_at IS NULL) AS open FROM account a WHERE person_id = $1`,
    [people.securityAdministrator],
  )
  return rows[0]
}

const record = async (): Promise<string[]> => {
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT operation || ' ' || outcome || ' ' || subject_id AS line FROM audit_entry ORDER BY id`,
  )
  return rows.map(({ line }) => line)
}

test('asking changes nothing; the code takes the second factor away, signs out everywhere and gives one link', async () => {
  const said = await askForRecovery(database.pool, asked)
  expect(said).toContain('安全管理员')
  expect(await standing()).toEqual({ factor: true, open: true })

  const done = await recover(database.pool, { staffNumber, code: codeIn(said).toLowerCase(), origin })
  expect(await standing()).toEqual({ factor: false, open: false })
  const [, token = ''] = /account-link#(\S+?)（/.exec(done) ?? []
  expect(await findLink(database.pool, token)).toMatchObject({ personId: staffNumber, purpose: 'reset' })
  expect(await record()).toEqual([
    `commandAskRecovery done ${staffNumber}`,
    `commandRecover done ${staffNumber}`,
  ])
  await expect(recover(database.pool, { staffNumber, code: codeIn(said), origin })).rejects.toThrow('确认码')
})

test('a wrong code, somebody else’s and one that is too old change nothing, and stand on record', async () => {
  const code = codeIn(await askForRecovery(database.pool, asked))
  await expect(recover(database.pool, { staffNumber, code: 'ABCDEF0123', origin })).rejects.toThrow('确认码')
  await expect(recover(database.pool, { staffNumber: people.head, code, origin })).rejects.toThrow('确认码')
  await database.pool.query(
    `UPDATE installation_fact SET value = value || '{"expiresAt": 1}' WHERE name = 'recovery'`,
  )
  await expect(recover(database.pool, { staffNumber, code, origin })).rejects.toThrow('确认码')
  expect(await standing()).toEqual({ factor: true, open: true })
  expect((await record()).filter(line => line.startsWith('commandRecover refused'))).toHaveLength(3)
})

test.each([
  ['nobody', '没有工号'],
  [people.deputyHead, '没有账号'],
  [people.officer, '已停用'],
])('%s cannot be recovered', async (who, why) => {
  await expect(askForRecovery(database.pool, { ...asked, staffNumber: who })).rejects.toThrow(why)
})
