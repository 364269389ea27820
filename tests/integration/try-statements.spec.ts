import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { namedStatements } from '#persistence/read/database.js'
import { tryStatements } from '#persistence/read/try-statements.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

/** Names that the sources give their statements; those made for each of a list have none that can be read there. */
const namesInSources = (): string[] => {
  const library = join(repositoryRoot(), 'libs', 'persistence', 'src')
  return readdirSync(library, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.ts$/.test(path) && !/\.spec\.ts$/.test(path))
    .flatMap(path => [
      ...readFileSync(join(library, path), 'utf8').matchAll(
        /\bstatement(?:PlannedAnew)?(?:<[^']*?>)?\(\s*'([a-z0-9-]+)'/g,
      ),
    ])
    .map(([, name = '']) => name)
}

test('every named statement of the sources fits the tables', async () => {
  const { tried, broken } = await tryStatements(database.url)
  expect(broken).toEqual([])
  const names = namesInSources()
  expect(names.length).toBeGreaterThan(300)
  expect(names.filter(name => !namedStatements.has(name))).toEqual([])
  expect(tried).toBeGreaterThanOrEqual(names.length)
})

test('planted: a statement whose column is gone is named', async () => {
  await database.pool.query('ALTER TABLE message RENAME read_at TO seen_at')
  const { broken } = await tryStatements(database.url)
  expect(broken.length).toBeGreaterThan(0)
  expect(broken.join()).toContain('read_at')
})
