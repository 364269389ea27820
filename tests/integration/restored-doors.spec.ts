/** A backup is older than what happened since: who was signed out, locked out or has used a link stays so. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkBackup } from '#persistence/backup/check-backup.js'
import { putBack } from '#persistence/backup/put-back.js'
import { takeBackup } from '#persistence/backup/take-backup.js'
import { disableAccount } from '#persistence/accounts/administer.js'
import { createInvitation } from '#persistence/accounts/invitations.js'
import { findLink } from '#persistence/accounts/links.js'
import { importSmallDistrict } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

const folder = mkdtempSync(join(tmpdir(), 'restored-doors-'))
const target = join(folder, 'backup.tar')
let present: TestDatabase
let empty: TestDatabase
let token: string

beforeAll(async () => {
  ;[present, empty] = await Promise.all([testDatabase(), testDatabase()])
  const { pool } = present
  await importSmallDistrict(pool)
  await pool.query(
    `INSERT INTO account (person_id, state, activated_at) VALUES ('officer-1', 'active', now()), ('head', 'active', now())`,
  )
  await pool.query(
    `INSERT INTO sign_in_session (id_hash, person_id, expires_at, method)
     VALUES ('h1', 'officer-1', now() + interval '1 day', 'password')`,
  )
  token = (await createInvitation(pool, { personId: 'officer-2', by: 'head' }))?.token ?? ''
  expect(await findLink(pool, token)).toBeDefined()
  await takeBackup({ databaseUrl: present.url, target })
  await disableAccount(pool, 'officer-1')
})
afterAll(async () => {
  await Promise.all([present.drop(), empty.drop()])
  rmSync(folder, { recursive: true })
})

const standing = async ({ pool }: TestDatabase): Promise<object> => {
  const { rows: accounts } = await pool.query<{ state: string }>(
    `SELECT person_id || ' ' || state AS state FROM account ORDER BY 1`,
  )
  const { rowCount: signedIn } = await pool.query('SELECT FROM sign_in_session WHERE signed_out_at IS NULL')
  return { accounts: accounts.map(({ state }) => state), signedIn, link: await findLink(pool, token) }
}

test('in the place of the present database: nobody is signed in, no link opens, who was disabled since stays so', async () => {
  const { disabled } = await putBack({ databaseUrl: present.url, backup: await checkBackup(target) })
  expect(disabled.map(({ personId }) => personId)).toEqual(['officer-1'])
  expect(await standing(present)).toEqual({
    accounts: ['head active', 'officer-1 disabled', 'officer-2 invited'],
    signedIn: 0,
    link: undefined,
  })
})

test('in an empty database sign-ins and links end as well, and nobody is said to be disabled', async () => {
  const { disabled } = await putBack({ databaseUrl: empty.url, backup: await checkBackup(target) })
  expect(disabled).toEqual([])
  expect(await standing(empty)).toMatchObject({ signedIn: 0, link: undefined })
})
