/** `npm run audit`: an operator verifies with an anchor that was kept elsewhere, and that stands on record too. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { recordAudit } from '#persistence/audit/record-audit.js'
import { sealAudit } from '#persistence/audit/seal-audit.js'
import { readKeys } from '#secrets/key-file.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

const folder = mkdtempSync(join(tmpdir(), 'dual-checkin-audit-'))
const keyFile = join(folder, 'audit.key')
const anchor = join(folder, 'anchor.txt')
let database: TestDatabase

beforeAll(async () => {
  writeFileSync(keyFile, randomBytes(32).toString('base64'))
  database = await testDatabase()
  for (let nth = 0; nth < 20; nth += 1)
    await recordAudit(database.pool, { operation: 'act', outcome: 'done', details: { nth } })
  await sealAudit(database.pool, readKeys(keyFile))
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const audit = (...args: string[]) => {
  const entry = join(repositoryRoot(), 'dist', 'apps', 'cli', 'audit.js')
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    AUDIT_KEY_FILE: keyFile,
    DATA_DIR: join(folder, 'data'),
    INIT_CWD: folder,
  }
  return spawnSync(process.execPath, [entry, ...args], { env, encoding: 'utf8' })
}

test('the anchor of this moment is written to a file once, or printed', () => {
  expect(audit('anchor', '--to', 'anchor.txt')).toMatchObject({ status: 0 })
  expect(readFileSync(anchor, 'utf8')).toMatch(/^\d{4}-\d\d-\d\d 20 [0-9a-f]{64} /m)
  expect(audit('anchor', '--to', 'anchor.txt')).toMatchObject({ status: 1 })
  expect(audit('anchor').stdout).toContain(readFileSync(anchor, 'utf8').split('\n')[1])
})

test('what stands is verified, with how far it is, and who did so is on record', async () => {
  const { status, stdout, stderr } = audit('verify', '--anchor', 'anchor.txt')
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringContaining('核验通过：共 20 环，与 1 个锚点相符'),
  })
  expect(stderr).toContain('20/20')
  const { rows } = await database.pool.query(
    `SELECT person_id, details FROM audit_entry WHERE operation = 'commandVerifyAudit'`,
  )
  expect(rows).toEqual([{ person_id: expect.stringMatching(/^os:./), details: { through: 20 } }])
})

test('a cut tail is found by the anchor alone', async () => {
  await database.pool.query(`
    ALTER TABLE audit_entry DISABLE TRIGGER USER; ALTER TABLE audit_link DISABLE TRIGGER USER;
    DELETE FROM audit_entry WHERE details = '{"nth": 19}'; DELETE FROM audit_link WHERE sequence = 20`)
  expect(audit('verify')).toMatchObject({ status: 0 })
  const { status, stdout } = audit('verify', '--anchor', 'anchor.txt')
  expect({ status, stdout }).toEqual({
    status: 1,
    stdout: expect.stringContaining('链上第 20 环与锚点不符'),
  })
})

test('a changed row is named, and the command fails', async () => {
  await database.pool.query(`UPDATE audit_entry SET outcome = 'failed' WHERE details = '{"nth": 4}'`)
  const { status, stdout } = audit('verify')
  expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/链上第 5 环.*内容被改动/) })
})

test('a file that holds no anchor, and words it does not know, are told', () => {
  writeFileSync(join(folder, 'words.txt'), 'nothing')
  expect(audit('verify', '--anchor', 'words.txt').stderr).toContain('不是锚点文件')
  expect(audit('remove')).toMatchObject({ status: 2, stderr: expect.stringContaining('用法') })
})
