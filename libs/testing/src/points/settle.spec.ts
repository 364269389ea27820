import { defaultPointRules, type PointEntry, type PointFact, type PointRules } from '#domain/points/points.js'
import { entriesToWrite, keyOfEntry } from './settle.js'

const later: PointRules = {
  ...defaultPointRules,
  version: 2,
  fromMonth: '2026-09',
  amounts: { activity: 2, doneWell: 1, weeklyModel: 3 },
}
const versions = [defaultPointRules, later]

const fact: PointFact = {
  ...{ rule: 'activity', kind: 'activity', id: 'a1', subject: 'member', subjectId: 'p1' },
  ...{ on: '2026-08-30', confirmedBy: 'secretary' },
}
const write = (month: string, facts: PointFact[], ledger: PointEntry[], published: string[] = []) =>
  entriesToWrite({ month, facts, ledger, versions, isPublished: each => published.includes(each) })

test('counts a late fact in its month until that is published, then as a correction in the next, under the old rules', () => {
  expect(write('2026-09', [fact], [])).toEqual([])
  expect(write('2026-08', [fact], [])).toMatchObject([{ month: '2026-08', amount: 1 }])
  const late = write('2026-09', [fact], [], ['2026-08'])
  expect(late).toMatchObject([{ month: '2026-09', factOn: '2026-08-30', version: 1, amount: 1 }])
})

test('does not give back what an objection has taken', () => {
  const given: PointEntry = { ...write('2026-08', [fact], [])[0], id: 1 } as PointEntry
  const taken = entriesToWrite({
    ...{
      month: '2026-08',
      facts: [fact],
      ledger: [given],
      versions,
      takenBack: new Set([keyOfEntry(given)]),
    },
    isPublished: () => false,
  })
  expect(taken).toMatchObject([{ amount: -1, reverses: 1, cause: 'objection' }])
  const ledger = [given, { ...taken[0], id: 2 } as PointEntry]
  expect(write('2026-08', [fact], ledger)).toEqual([])
})
