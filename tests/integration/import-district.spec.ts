import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { importDistrict, type ImportCounts } from '#persistence/seed/import-district.js'
import { demoDataFolder } from '#persistence/seed/read-district.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
let directory: string

beforeEach(async () => {
  database = await testDatabase()
  directory = mkdtempSync(join(tmpdir(), 'district-'))
  cpSync(join(repositoryRoot(), demoDataFolder), directory, { recursive: true })
})
afterEach(async () => {
  await database.drop()
  rmSync(directory, { recursive: true })
})

/** Replaces text in a file of the directory; `from` must be there. */
function edit(file: string, from: string, to: string): void {
  const path = join(directory, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replaceAll(from, to))
}

async function imported(): Promise<ImportCounts> {
  const result = await importDistrict({ pool: database.pool, directory })
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
  return result.counts
}

const rowsOf = async (sql: string): Promise<unknown[]> => (await database.pool.query(sql)).rows
const sumOf = (counts: ImportCounts, what: 'inserted' | 'changed' | 'unchanged'): number =>
  Object.values(counts).reduce((sum, table) => sum + table[what], 0)

it('fills an empty database with the whole demo, found by pinyin and below each node', async () => {
  const counts = await imported()
  expect(
    Object.fromEntries(Object.entries(counts).map(([table, { inserted }]) => [table, inserted])),
  ).toEqual({
    org_unit: 517,
    person: 6062,
    role_grant: 6466,
    project_category: 8,
    post_category: 8,
    project: 171,
    post: 456,
  })
  expect(await rowsOf(`SELECT name, pinyin FROM person WHERE id = 'TC00001'`)).toEqual([
    { name: '陆丽娟', pinyin: 'lulijuan llj' },
  ])
  expect(
    await rowsOf(
      `SELECT count(*)::int FROM org_unit WHERE path LIKE '/5117/511702/%' AND kind = 'community'`,
    ),
  ).toEqual([{ count: 57 }])
  expect(await rowsOf(`SELECT functions FROM org_unit WHERE id = '511702-J024'`)).toEqual([
    { functions: '教育、未成年人保护' },
  ])
  expect(
    await rowsOf(`SELECT number, wanted_sessions, expected_to::text FROM project WHERE id = 'XM2026-001'`),
  ).toEqual([{ number: 'XM2026-001', wanted_sessions: 3, expected_to: '2027-02-28' }])
})

it('changes nothing when the same files are imported again', async () => {
  const first = await imported()
  const [before] = await rowsOf('SELECT max(xmin::text::bigint) AS newest FROM person')
  const again = await imported()
  expect([sumOf(again, 'inserted'), sumOf(again, 'changed')]).toEqual([0, 0])
  expect(sumOf(again, 'unchanged')).toBe(sumOf(first, 'inserted'))
  expect(await rowsOf('SELECT max(xmin::text::bigint) AS newest FROM person')).toEqual([before])
})

it('writes only what differs, and keeps what the files no longer name', async () => {
  await imported()
  edit('people.csv', 'TC00001,陆丽娟,', 'TC00001,陆莉娟,')
  edit(
    'grants.csv',
    'TC00001,街道双报到负责人,511702001,2026-01-01,',
    'TC00001,街道双报到负责人,511702001,2026-01-01,2026-06-30',
  )
  edit('posts.csv', '511702001001-1,511702001001,G1,荷塘路社区政策宣讲员,3\n', '')
  const counts = await imported()
  expect(counts.person).toEqual({ inserted: 0, changed: 1, unchanged: 6061 })
  expect(counts.role_grant).toEqual({ inserted: 0, changed: 1, unchanged: 6465 })
  expect(counts.post).toEqual({ inserted: 0, changed: 0, unchanged: 455 })
  expect(await rowsOf('SELECT count(*)::int FROM post')).toEqual([{ count: 456 }])
})

it('leaves who granted an office as it was recorded first', async () => {
  await imported()
  await database.pool.query(`UPDATE role_grant SET granted_by = 'TC00070' WHERE person_id = 'TC00001'`)
  expect((await imported()).role_grant.changed).toBe(0)
})

it('moves units below a moved unit, also one that the files leave out', async () => {
  await imported()
  await database.pool.query(
    `INSERT INTO org_unit (id, kind, name, parent_id, path)
     VALUES ('B1', 'temporaryPartyBranch', '临时党支部', '511702001001', '/5117/511702/511702001/511702001001/B1/')`,
  )
  edit('units.csv', '511702001001,荷塘路社区,社区,511702001,', '511702001001,荷塘路社区,社区,511702002,')
  await imported()
  expect(await rowsOf(`SELECT path FROM org_unit WHERE id = 'B1'`)).toEqual([
    { path: '/5117/511702/511702002/511702001001/B1/' },
  ])
})

it('imports nothing at all when one cell is wrong', async () => {
  edit('posts.csv', '511702001001-1,511702001001,G1,', '511702001001-1,511702001001,G9,')
  expect(await importDistrict({ pool: database.pool, directory })).toMatchObject({
    ok: false,
    total: 1,
    problems: [{ file: 'posts.csv', row: 2, column: '类别编码', value: 'G9' }],
  })
  expect(await rowsOf('SELECT id FROM org_unit')).toEqual([])
})

it('takes everything back when the database refuses a row', async () => {
  await database.pool.query(`ALTER TABLE post ADD CONSTRAINT refused CHECK (id <> '511702005010-8')`)
  await expect(imported()).rejects.toThrow('refused')
  expect(await rowsOf('SELECT id FROM org_unit')).toEqual([])
})

it('refuses a second tree beside the one that is there', async () => {
  await database.pool.query(
    `INSERT INTO org_unit (id, kind, name, path) VALUES ('5118', 'city', '另一市', '/5118/')`,
  )
  expect(await importDistrict({ pool: database.pool, directory })).toMatchObject({
    ok: false,
    problems: [{ file: 'units.csv', message: expect.stringContaining('数据库里已有另一棵组织树') }],
  })
  expect(await rowsOf('SELECT id FROM org_unit')).toEqual([{ id: '5118' }])
})

it('lets two imports at once both succeed', async () => {
  const [one, other] = await Promise.all([imported(), imported()])
  expect(sumOf(one, 'inserted') + sumOf(other, 'inserted')).toBe(13_688)
  expect(sumOf(one, 'unchanged') + sumOf(other, 'unchanged')).toBe(13_688)
})

it('lets only one of two trees in when they come at once', async () => {
  const otherTree = mkdtempSync(join(tmpdir(), 'district-'))
  for (const file of readdirSync(directory).filter(name => name.endsWith('.csv'))) {
    const [header] = readFileSync(join(directory, file), 'utf8').split('\n')
    writeFileSync(
      join(otherTree, file),
      file === 'units.csv' ? `${header}\n5118,另一市,市,,\n` : `${header}\n`,
    )
  }
  const results = await Promise.all(
    [directory, otherTree].map(from => importDistrict({ pool: database.pool, directory: from })),
  )
  rmSync(otherTree, { recursive: true })
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await rowsOf('SELECT id FROM org_unit WHERE parent_id IS NULL')).toHaveLength(1)
})
