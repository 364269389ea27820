/** The two commands as an operator uses them: a running demo is backed up, and goes on in a new data folder. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { repositoryRoot } from '#config/repository.js'
import { dataLayout } from '#embedded/data-layout.js'
import { postgresUrl } from '#embedded/postgres-connection.js'
import { readSecret } from '#embedded/secrets.js'
import { liveRecord } from '#embedded/service-record.js'
import { stopDataFolder } from '#embedded/stopping.js'
import { waitFor } from '#embedded/waiting.js'
import { readKeys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'restore-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}
const [before, after, kept] = [newFolder(), newFolder(), newFolder()]
const file = join(kept, 'backup.tar')
const passphraseFile = join(kept, 'passphrase')
writeFileSync(passphraseFile, '一段只有运维人员知道的长口令\n')

afterAll(async () => {
  for (const folder of folders) {
    await stopDataFolder(folder, () => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
})

const run = (dataDir: string, name: string, ...args: string[]) => {
  const entry = join(repositoryRoot(), 'dist', 'apps', 'cli', `${name}.js`)
  const env = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
  return spawnSync(process.execPath, [entry, ...args], { env, encoding: 'utf8' })
}

const must = (dataDir: string, name: string, ...args: string[]): string => {
  const { status, stdout, stderr } = run(dataDir, name, ...args)
  if (status !== 0) throw new Error(`${name}: ${stderr}`)
  return stdout
}

const asked = async <Row extends object>(
  dataDir: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> => {
  const layout = dataLayout(dataDir)
  const port = liveRecord(layout.run, 'postgres')?.port ?? 0
  const password = readSecret(layout.secrets, 'postgres.password')
  const client = new Client({ connectionString: postgresUrl({ port, password }, 'dual_checkin') })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

const open = 'SELECT id, stage, step_no FROM process WHERE ended_at IS NULL ORDER BY id'
/** What the demo's past has ordered begins by itself after a start: a backup in the midst of it holds a part only. */
const allBegun = async (dataDir: string): Promise<void> => {
  const waiting = () => asked(dataDir, 'SELECT FROM follow_up WHERE process_id IS NULL')
  const none = async () => (await waiting()).length === 0
  if (!(await waitFor(none, { timeoutMs: 60_000 }))) throw new Error('what was ordered does not begin')
}
const dataKeys = (dataDir: string) => readKeys(join(dataLayout(dataDir).secrets, 'data.key'))

test('a running platform is backed up, its keys under a passphrase', async () => {
  must(before, 'start', '--detach')
  await asked(before, `UPDATE person SET phone = $1 WHERE id = (SELECT min(id) FROM person)`, [
    sealText(dataKeys(before), '13800000000'),
  ])
  await allBegun(before)
  const said = run(before, 'backup', '--to', file, '--with-keys', '--passphrase-file', passphraseFile)
  expect(said).toMatchObject({ status: 0, stdout: expect.stringContaining('已回读核对') as string })
  expect(said.stdout).not.toContain('注意')
  const facts = await asked<{ value: { file: string } }>(before, `SELECT value FROM installation_fact`)
  expect(facts.map(({ value }) => value.file)).toEqual([file])
})

test('nothing is touched while the platform runs, by a damaged file, or without the keys', () => {
  const running = run(before, 'restore', file, '--replace')
  expect(running).toMatchObject({ status: 1, stderr: expect.stringContaining('npm stop') as string })

  const damaged = join(kept, 'damaged.tar')
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(damaged, bytes)
  const refused = run(after, 'restore', damaged)
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('什么都没有改动') as string })

  const keyless = run(after, 'restore', file)
  expect(keyless).toMatchObject({ status: 1, stderr: expect.stringContaining('data.key') as string })
  expect(existsSync(join(after, 'postgres'))).toBe(false)
})

test('in a new data folder everything open goes on', async () => {
  const was = await asked<{ id: string; stage: string }>(before, open)
  must(before, 'stop')
  const said = must(after, 'restore', file, '--passphrase-file', passphraseFile)
  expect(said).toContain(`重建了 ${was.length} 个办理中的流程`)
  expect(liveRecord(dataLayout(after).run, 'postgres')).toBeUndefined()

  must(after, 'start', '--detach')
  const { status, stdout } = run(after, 'doctor', '--json')
  expect({ status, ...(JSON.parse(stdout) as object) }).toMatchObject({ status: 0, healthy: true })
  const is = await asked<{ id: string; stage: string }>(after, open)
  expect(is.map(({ id, stage }) => [id, stage])).toEqual(was.map(({ id, stage }) => [id, stage]))
  const [person] = await asked<{ phone: string }>(after, 'SELECT phone FROM person WHERE phone IS NOT NULL')
  expect(unsealText(dataKeys(after), person?.phone ?? '')).toBe('13800000000')
})

test('what is there is replaced when told so, and only then', async () => {
  must(after, 'stop')
  const refused = run(after, 'restore', file)
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('--replace') as string })
  const said = must(after, 'restore', file, '--replace')
  expect(said).toContain('已恢复')
  const [, copy = ''] = /连同其审计记录已备份到 (\S+)/.exec(said) ?? []
  expect(existsSync(copy)).toBe(true)
})
