/** What is on record stays: for the owner of the tables, for a superuser, and in a replica's session. */
import { randomUUID } from 'node:crypto'
import { recordAudit } from '#persistence/audit/record-audit.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await recordAudit(database.pool, { operation: 'signIn', outcome: 'done' })
  await database.pool.query(
    `INSERT INTO audit_link (sequence, entry_id, digest, sealed_at, hash, seal) VALUES (1, 1, '', now(), '', '');
     INSERT INTO audit_anchor (day, sequence, hash, signature) VALUES ('2026-11-22', 1, '', '');
     INSERT INTO journal (process_id, step_no, line_no, version, at, actor, code, region, stage, policy_version, calendar_version)
     VALUES ('${randomUUID()}', 1, 1, 1, now(), 'person', 'act', 'main', 'negotiating', '1', '1')`,
  )
})
afterAll(() => database.drop())

const tables = ['audit_entry', 'audit_link', 'audit_anchor', 'journal']
const columns: Record<string, string> = { audit_link: 'seal', audit_anchor: 'hash', journal: 'reason' }

test.each(tables)('%s is only ever added to', async table => {
  const column = columns[table] ?? 'code'
  for (const statement of [
    `UPDATE ${table} SET ${column} = 'x'`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
  ]) {
    await expect(database.pool.query(statement)).rejects.toThrow('what is on record stays')
    await expect(
      database.pool.query(`SET LOCAL session_replication_role = replica; ${statement}`),
    ).rejects.toThrow('what is on record stays')
  }
  expect((await database.pool.query(`SELECT FROM ${table}`)).rowCount).toBe(1)
})

test('an entry stands or falls with the transaction it is written in, and waits to be sealed', async () => {
  const connection = await database.pool.connect()
  await connection.query('BEGIN')
  await recordAudit(connection, { operation: 'signOut', outcome: 'done' })
  await connection.query('ROLLBACK')
  connection.release()
  const { rows } = await database.pool.query('SELECT entry_id FROM audit_unsealed')
  expect(rows).toEqual([{ entry_id: '1' }])
})
