import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { lifecycleOf, lifecycles } from '#workflows/lifecycles.js'
import { specimens, type Specimens } from '#workflows/specimens.js'
import { processPage, processPages } from '../../apps/cli/process-docs/page.js'

const claimSpecimens = specimens.claim as Specimens

test.each(Object.entries(processPages()))('%s is as its lifecycle says', (path, page) => {
  expect(readFileSync(join(repositoryRoot(), path), 'utf8')).toBe(page)
})

test('every kind of process has a page', () => {
  expect(Object.keys(processPages())).toEqual(
    Object.keys(lifecycles).map(kind => `docs/processes/${kind}.md`),
  )
})

test('a page shows stages, seats, acts, ways and deadlines', () => {
  const page = processPage(lifecycleOf('claim'), claimSpecimens)
  for (const part of [
    'awaitingApproval --> renegotiating: 发回重新协商',
    '| 已报批 `awaitingApproval` | 审批认领 `verdict` | 组织部经办 | 或签 |',
    '提出修改，即时决定 `counter`',
    '| 协商中 | 答复认领条款 | 3 个工作日 | 满 2 个工作日当日 9:00：预警；',
  ])
    expect(page).toContain(part)
})

test('a changed lifecycle makes another page', () => {
  const claim = lifecycleOf('claim')
  const renamed = { ...claim, main: { ...claim.main, drafting: { label: '起草', final: true } } }
  expect(processPage(renamed, claimSpecimens)).not.toBe(processPage(claim, claimSpecimens))
})

test('specimens that leave a round closed are noticed', () => {
  const facts = claimSpecimens.facts.slice(0, 3)
  expect(() => processPage(lifecycleOf('claim'), { ...claimSpecimens, facts })).toThrow('progress.completed')
})
