/** Every variable that the programs read stands on a page for operators with its default, and no other does. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiEnvSchema } from '#config/api.js'
import { cliEnvSchema } from '#config/cli.js'
import { importerEnvSchema } from '#config/importer.js'
import { repositoryRoot } from '#config/repository.js'
import { workerEnvSchema } from '#config/worker.js'

const pages = ['operations', 'accounts', 'notices', 'files'].map(name =>
  readFileSync(join(repositoryRoot(), `docs/${name}.md`), 'utf8'),
)

const schemas = [cliEnvSchema, importerEnvSchema, workerEnvSchema, apiEnvSchema]
const variables = new Set(schemas.flatMap(({ shape }) => Object.keys(shape)))
/** Heard in tests only, and what Node itself knows. */
const notTold = ['DUAL_CHECKIN_FAULT', 'IMPORT_PAUSE_MS', 'NODE_ENV']

/** Rows of tables by variable: the cell beside it, which holds its default. */
const toldIn = (texts: readonly string[]): Map<string, string> =>
  new Map(
    texts
      .flatMap(text => [...text.matchAll(/^\| `([A-Z][A-Z0-9_]+)`[^|]*\| ([^|]*)\|/gm)])
      .map(([, name = '', cell = '']) => [name, cell.trim()]),
  )

type Value = string | number | boolean

/** What stands in when the variable alone is missing; nothing for what depends on other things. */
const defaultOf = (name: string): string | undefined => {
  for (const { shape } of schemas) {
    const field = (shape as Record<string, { safeParse(value: undefined): { data?: Value } }>)[name]
    const known = field?.safeParse(undefined).data
    if (known !== undefined) return typeof known === 'boolean' ? String(Number(known)) : String(known)
  }
  return undefined
}

/** A cell that is a value and nothing else, or says that there is none; words are about what depends on other things. */
const saidIn = (cell: string): string | undefined => (cell === '–' ? cell : /^`([^`]*)`$/.exec(cell)?.[1])

const wrongOf = (told: Map<string, string>): string[] =>
  [...told].flatMap(([name, cell]) => {
    const said = saidIn(cell)
    return said === undefined || said.startsWith('~') || said === (defaultOf(name) ?? said)
      ? []
      : [`${name}: ${said} instead of ${defaultOf(name)}`]
  })

const told = toldIn(pages)

test('every variable has a row, and every row is a variable', () => {
  const missing = [...variables].filter(name => !told.has(name) && !notTold.includes(name))
  expect(missing).toEqual([])
  expect([...told.keys()].filter(name => !variables.has(name))).toEqual([])
})

test('the defaults are those of the programs', () => {
  expect(wrongOf(told)).toEqual([])
})

test('planted: another default, a default that is not told, and a row of nothing, are found', () => {
  const rows = ['| `RESET_MINUTES` | `15` | … |', '| `NOTICE_RETRY_SECONDS` | – | … |', '| `GONE` | – | … |']
  const planted = toldIn([rows.join('\n')])
  expect(wrongOf(planted)).toEqual([
    'RESET_MINUTES: 15 instead of 30',
    'NOTICE_RETRY_SECONDS: – instead of 30',
  ])
  expect([...planted.keys()].filter(name => !variables.has(name))).toEqual(['GONE'])
})
