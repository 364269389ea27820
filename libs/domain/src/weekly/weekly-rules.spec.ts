import { stateCouncilCalendar } from '../calendar/state-council.js'
import { instantAt } from '../calendar/local-date.js'
import { comparesAll, countsFrom, decisionDay, openedWeekOf, refuseRecommendation } from './weekly-rules.js'
import type { Model } from './weekly-selection.js'

const decideWithin = { unit: 'workingDays', amount: 1 } as const
const member = (subjectId: string): Model => ({ subject: 'member', subjectId })

test('a week takes recommendations from Monday to its last day to recommend; paper is entered until the decision begins', () => {
  const week = openedWeekOf('2026-11-25')
  expect(week).toEqual({
    ...{ week: '2026-W48', monday: '2026-11-23', sunday: '2026-11-29' },
  })
  const open = { monday: week.monday, recommendUntil: '2026-11-27' }
  expect(refuseRecommendation(open, false, '2026-11-22')).toBe('recommendationsNotOpen')
  expect(refuseRecommendation(open, false, '2026-11-23')).toBeUndefined()
  expect(refuseRecommendation(open, false, '2026-11-27')).toBeUndefined()
  expect(refuseRecommendation(open, false, '2026-11-28')).toBe('recommendationsOver')
  expect(refuseRecommendation(open, true, '2026-11-28')).toBeUndefined()
})

test('where policy gives more time the decision is due later, across National Day too', () => {
  const of = { sunday: '2026-10-04', decideWithin: { unit: 'workingDays', amount: 3 } as const }
  expect(decisionDay(stateCouncilCalendar, of).on).toBe('2026-10-10')
})

test.each([
  ['an ordinary Monday', '2026-11-29', '2026-11-30'],
  ['National Day: the first working day after it', '2026-10-04', '2026-10-08'],
  ['a make-up Sunday is within the week, the decision is on the day after', '2026-09-20', '2026-09-21'],
])('the decision is due on %s', (_what, sunday, on) => {
  expect(decisionDay(stateCouncilCalendar, { sunday, decideWithin })).toEqual({ on, provisional: false })
})

test('in a year without a notice the decision day is provisional', () => {
  expect(decisionDay(stateCouncilCalendar, { sunday: '2035-03-04', decideWithin })).toEqual({
    on: '2035-03-05',
    provisional: true,
  })
})

test('a decision begun late has a working day of its own; one begun in time counts from its Sunday', () => {
  const sunday = instantAt('2026-11-29', '12:00')
  const [monday, tuesday] = [instantAt('2026-11-30', '00:01'), instantAt('2026-12-01', '09:00')]
  expect(countsFrom(stateCouncilCalendar, { sunday: '2026-11-29', decideWithin }, monday, '2026-11-30')).toBe(
    sunday,
  )
  expect(
    countsFrom(stateCouncilCalendar, { sunday: '2026-11-29', decideWithin }, tuesday, '2026-12-01'),
  ).toBe(tuesday)
})

test('every candidate is compared once, and nobody else', () => {
  expect(comparesAll([member('a'), member('b')], [member('b'), member('a')])).toBe(true)
  expect(comparesAll([member('a')], [member('a'), member('b')])).toBe(false)
  expect(comparesAll([member('a'), member('a')], [member('a'), member('b')])).toBe(false)
  expect(comparesAll([member('c')], [member('a')])).toBe(false)
})
