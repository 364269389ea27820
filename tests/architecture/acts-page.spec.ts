/** docs/acts.md names a test for every act under every rule; it is made from the tests' own list. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { humanStepCases, ruleColumns } from '#testing/human-step-cases.js'

const page = join(repositoryRoot(), 'docs/acts.md')
const spec = 'libs/domain/src/kernel/human-step.spec.ts'
const labels = Object.entries(ruleColumns)

const table = (): string => {
  const head = `| 操作 | 看得到的结果 | ${labels.map(([, label]) => label).join(' | ')} |`
  const line = `| --- | --- | ${labels.map(() => '---').join(' | ')} |`
  const rows = humanStepCases.map(
    ({ act, sentence }) =>
      `| ${act} | ${sentence} | ${labels.map(([column, label]) => `\`${act} › ${column}：${label}\``).join(' | ')} |`,
  )
  return [head, line, ...rows].join('\n')
}

const cells = (text: string): string[][] =>
  text
    .split('\n')
    .filter(line => line.startsWith('|') && !/^\|[\s|-]+$/.test(line))
    .map(line => line.split('|').map(cell => cell.trim()))

test('every act under every rule has its test, and the page says which', () => {
  const text = readFileSync(page, 'utf8')
  expect(text).toContain(spec)
  expect(cells(text)).toEqual(cells(table()))
})

test('a row that is missing would be found', () => {
  const text = readFileSync(page, 'utf8')
  expect(cells(text.replace(/^\| 委派 .*\n/m, ''))).not.toEqual(cells(table()))
  expect(cells(text.replace('委派 › any', '委派 › none'))).not.toEqual(cells(table()))
})
