/** The backup as a file: exact to the last character, refused when anything about it is not as it was written. */
import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { BackupDamaged, checkBackup } from '#persistence/backup/check-backup.js'
import { putBack, unknownMigrations } from '#persistence/backup/put-back.js'
import { entriesOf } from '#persistence/backup/tar.js'
import { tablesInOrder } from '#persistence/backup/tables.js'
import { takeBackup } from '#persistence/backup/take-backup.js'
import { knownMigrations, runMigrations } from '#persistence/migrate.js'
import { importSmallDistrict } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

const folder = mkdtempSync(join(tmpdir(), 'backup-file-'))
const target = join(folder, 'backup.tar')

let source: TestDatabase
let other: TestDatabase

beforeAll(async () => {
  ;[source, other] = await Promise.all([testDatabase(), testDatabase()])
  await importSmallDistrict(source.pool)
  await awkward(source.pool)
  await takeBackup({ databaseUrl: source.url, target })
})

afterAll(async () => {
  await Promise.all([source.drop(), other.drop()])
  rmSync(folder, { recursive: true, force: true })
})

/** Whatever a text form could get wrong. */
const awkward = async (pool: Pool): Promise<void> => {
  await pool.query(`UPDATE project SET need = $1 WHERE id = 'east-1-1'`, [
    '行一\n行二\t\\N \\. "引号" \u{20BB7} \r\n末',
  ])
  await pool.query(`UPDATE project SET need = '', wanted_functions = NULL WHERE id = 'east-1-2'`)
  await pool.query(`UPDATE role_grant SET valid_to = 'infinity' WHERE person_id = 'officer-1'`)
  await pool.query(
    `INSERT INTO directory_change (at, by_person, subject, subject_id, change, before, after)
     VALUES ('2026-03-02 01:02:03.456789+08', 'x', 'unit', 'u', 'changed', 'null', '{"n": 12345678901234567890.10, "s": "\\u4e2d"}'),
            ('0044-03-15 12:00:00+00 BC', 'x', 'unit', 'u', 'changed', NULL, '[]')`,
  )
}

/** Every row of every table in words of Postgres, and where numbering stands. */
const contents = async (pool: Pool): Promise<Record<string, string>> => {
  const client = await pool.connect()
  try {
    const all: Record<string, string> = {}
    for (const { name } of await tablesInOrder(client)) {
      const { rows } = await client.query<{ all: string }>(
        `SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS all FROM ${name} t`,
      )
      all[name] = rows[0]?.all ?? ''
    }
    return all
  } finally {
    client.release()
  }
}

const restore = async (path: string, { url }: TestDatabase) =>
  putBack({ databaseUrl: url, backup: await checkBackup(path) })

test('what is restored is what was there, to the last character, and numbering goes on', async () => {
  await restore(target, other)
  expect(await contents(other.pool)).toEqual(await contents(source.pool))
  const insert = `INSERT INTO directory_change (by_person, subject, subject_id, change)
    VALUES ('x', 'unit', 'u', 'changed') RETURNING id`
  const { rows } = await other.pool.query<{ id: string }>(insert)
  expect(rows).toEqual([{ id: '3' }])
})

const guards = async (pool: Pool): Promise<object[]> => {
  const { rows } = await pool.query<object>(
    `SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
  )
  return rows
}

test('what watches over the record stands as it stood', async () => {
  expect(await guards(source.pool)).not.toEqual([])
  expect(await guards(other.pool)).toEqual(await guards(source.pool))
})

test('only its owner may read it, and nothing else is left in the folder', () => {
  expect(statSync(target).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['backup.tar'])
})

test('a backup of an earlier release is brought up to this one', async () => {
  const [oldest, newest] = [knownMigrations().slice(0, 2), knownMigrations().slice(2)]
  const before = await testDatabase()
  const after = await testDatabase()
  const path = join(folder, 'earlier.tar')
  try {
    await before.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await runMigrations(before.url, oldest)
    await before.pool.query(
      `INSERT INTO org_unit (id, kind, name, path) VALUES ('u', 'district', '区', 'u/')`,
    )
    await takeBackup({ databaseUrl: before.url, target: path })
    expect((await restore(path, after)).newer).toEqual(newest)
    expect((await after.pool.query('SELECT id, ended_on FROM org_unit')).rows).toEqual([
      { id: 'u', ended_on: null },
    ])
  } finally {
    rmSync(path, { force: true })
    await Promise.all([before.drop(), after.drop()])
  }
})

test('a backup of a release yet to come is known as such', async () => {
  const backup = await checkBackup(target)
  const newer = { ...backup, manifest: { ...backup.manifest, migrations: [...knownMigrations(), 'Later2'] } }
  expect(unknownMigrations(newer)).toEqual(['Later2'])
})

test('a restore that fails on its way leaves everything as it was', async () => {
  const before = await contents(other.pool)
  const backup = await checkBackup(target)
  const [table] = backup.manifest.tables.filter(({ rows }) => rows > 0).slice(-1)
  const breaking = {
    ...backup,
    rows: (name: string) => {
      if (name === table?.name) throw new Error('the disk is gone')
      return backup.rows(name)
    },
  }
  await expect(putBack({ databaseUrl: other.url, backup: breaking })).rejects.toThrow('the disk is gone')
  expect(await contents(other.pool)).toEqual(before)
  const { rows } = await other.pool.query(
    `SELECT nspname FROM pg_namespace WHERE nspname IN ('arriving', 'leaving')`,
  )
  expect(rows).toEqual([])
})

describe('damaged', () => {
  const damaged = join(folder, 'damaged.tar')
  beforeEach(() => copyFileSync(target, damaged))
  afterEach(() => rmSync(damaged, { force: true }))
  const flip = (at: number): void => {
    const bytes = readFileSync(damaged)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(damaged, bytes)
  }

  test('one bit anywhere in what it says is noticed', async () => {
    const entries = await entriesOf(target)
    expect(entries.length).toBeGreaterThan(10)
    for (const { from, bytes } of entries) {
      copyFileSync(target, damaged)
      flip(from + Math.floor(bytes / 2))
      await expect(checkBackup(damaged)).rejects.toThrow(BackupDamaged)
      copyFileSync(target, damaged)
      flip(from - 512 + 3)
      await expect(checkBackup(damaged)).rejects.toThrow(BackupDamaged)
    }
  })

  test.each([0.2, 0.5, 0.99])('cut off at %d of its length', async share => {
    truncateSync(damaged, Math.floor(statSync(damaged).size * share))
    await expect(checkBackup(damaged)).rejects.toThrow(BackupDamaged)
  })

  test('something else altogether', async () => {
    writeFileSync(damaged, randomBytes(10_000))
    await expect(checkBackup(damaged)).rejects.toThrow(BackupDamaged)
    writeFileSync(damaged, '')
    await expect(checkBackup(damaged)).rejects.toThrow(BackupDamaged)
  })
})
