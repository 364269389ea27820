/** These pages of docs name a test for every rule and exception: each of them is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'

const root = repositoryRoot()
const pages = ['docs/facts.md', 'docs/points.md', 'docs/weeks.md']

const specs = ['libs', 'workflows', 'apps', 'tests'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.spec.ts'))
    .map(path => `${folder}/${path}`),
)

/** `tests/api/points.spec.ts`, `points.spec.ts`, or `api/points` of the tests. */
const filesOf = (name: string): string[] =>
  specs.filter(path => `/${path}`.endsWith(`/${name}`) || path === `tests/${name}.spec.ts`)

const isThere = (file: string, title: string | undefined): boolean => {
  const [, bench] = /^npm run bench -- (.+)$/.exec(file) ?? []
  if (bench !== undefined) return existsSync(join(root, 'tests/bench', bench))
  return filesOf(file).some(path => !title || readFileSync(join(root, path), 'utf8').includes(title))
}

interface Row {
  rule: string
  /** Those that are named and not there; `none` where none is named. */
  missing: string[]
}

/** Below the headings of a table. */
const isRuled = (line: string): boolean => /^\|[\s|:-]+$/.test(line)

/** Tests are named in the last column. */
const rowsOf = (page: string): Row[] =>
  page
    .split('\n')
    .filter((line, at, all) => line.startsWith('|') && !isRuled(line) && !isRuled(all[at + 1] ?? ''))
    .map(line => {
      const cells = line.split('|').map(cell => cell.trim())
      const [rule = '', tests = ''] = [cells[1], cells.at(-2)]
      let file = ''
      const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, text = '']) => {
        const [first = '', title] = text.split('›').map(part => part.trim())
        file = first || file
        return { text, there: isThere(file, title) }
      })
      const missing = named.filter(({ there }) => !there).map(({ text }) => text)
      return { rule, missing: named.length === 0 ? ['none'] : missing }
    })

test.each(pages)('every rule of %s is proved by tests that are there', path => {
  const rows = rowsOf(readFileSync(join(root, path), 'utf8'))
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter(({ missing }) => missing.length > 0)).toEqual([])
})

test('planted: a test that is not there, and a rule without one, are found', () => {
  const page = [
    '| r | t |',
    '| --- | --- |',
    '| a | `points.spec.ts › nowhere to be found` |',
    '| b | |',
  ].join('\n')
  expect(rowsOf(page).flatMap(({ missing }) => missing)).toEqual([
    'points.spec.ts › nowhere to be found',
    'none',
  ])
})
