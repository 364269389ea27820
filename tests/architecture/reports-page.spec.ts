/** docs/reports.md says of every figure what the platform says of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { figureCodes, figureGroups, specOf } from '#domain/numbers/figures.js'

const page = readFileSync(join(repositoryRoot(), 'docs/reports.md'), 'utf8')
const told = (text: string): string[][] =>
  text
    .split('\n')
    .filter(line => line.startsWith('| '))
    .map(line => line.split('|').map(cell => cell.trim()))
const expected = figureCodes.map(code => {
  const { group, label, measure, definition, gap = '' } = specOf(code)
  return ['', figureGroups[group], label, measure, definition, gap, '']
})

test('every figure stands on the page with what it counts', () => {
  expect(told(page)).toEqual(expect.arrayContaining(expected))
})

test('a figure that is missing or told otherwise would be found', () => {
  expect(told(page.replace(/^\| 报到 .*\n/m, ''))).not.toEqual(expect.arrayContaining(expected))
  expect(told(page.replace('一件多次发回逐次计算', ''))).not.toEqual(expect.arrayContaining(expected))
})
