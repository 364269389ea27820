/** docs/security.md claims nothing without a file or a reason, and no file that is not there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'

const page = readFileSync(join(repositoryRoot(), 'docs/security.md'), 'utf8')

/** Requirements of levels 1 and 2 of each chapter but V17. */
const chapters = [27, 11, 19, 10, 9, 32, 18, 7, 7, 29, 13, 9, 13, 9, 13, 16]
const states = ['满足', '部分', '未完成', '不适用']

interface Row {
  number: string
  level: string
  state: string
  proof: string
}

const rowsOf = (text: string): Row[] =>
  [...text.matchAll(/^\| (\d+\.\d+\.\d+) +\| (.*) \|$/gm)].map(([, number = '', rest = '']) => {
    const [, level = '', state = '', proof = ''] = rest.split(' | ').map(cell => cell.trim())
    return { number, level, state, proof }
  })

const files = ({ proof }: Row): string[] =>
  [...proof.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => join('docs', target))

const flawsOf = (rows: Row[]): string[] =>
  rows.flatMap(row => [
    ...(states.includes(row.state) ? [] : [`${row.number}: ${row.state} is no state`]),
    ...(['1', '2'].includes(row.level) ? [] : [`${row.number}: level ${row.level}`]),
    ...(row.state === '满足' && files(row).length === 0 && !/\p{Script=Han}{4}/u.test(row.proof)
      ? [`${row.number}: 满足 without a file or a reason`]
      : []),
    ...(row.state !== '满足' && !/\p{Script=Han}/u.test(row.proof) ? [`${row.number}: no reason`] : []),
    ...files(row)
      .filter(file => !existsSync(join(repositoryRoot(), file)))
      .map(file => `${row.number}: ${file} is not there`),
  ])

const rows = rowsOf(page)

test('every requirement has one row', () => {
  const numbers = rows.map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  const counted = chapters.map(
    (_, index) => numbers.filter(number => number.startsWith(`${index + 1}.`)).length,
  )
  expect(counted).toEqual(chapters)
})

test('every row says how it stands, with a file that is there or a reason', () => {
  expect(flawsOf(rows)).toEqual([])
})

test('the count at the top is the count of the rows', () => {
  for (const state of states)
    expect(page).toContain(`${state} ${rows.filter(row => row.state === state).length} 条`)
})

test('planted: a file that is gone, a claim without proof and an invented state are found', () => {
  const planted = rowsOf(
    [
      '| 1.1.1 | a | 1 | 满足 | [gone.spec.ts](../tests/gone.spec.ts) |',
      '| 1.1.2 | a | 2 | 满足 | ok |',
      '| 1.1.3 | a | 2 | 大概 | 说不清楚 |',
    ].join('\n'),
  )
  expect(flawsOf(planted)).toHaveLength(3)
})
