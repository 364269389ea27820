import { stateCouncilCalendar } from '../calendar/state-council.js'
import { instantAt } from '../calendar/local-date.js'
import { comparesAll, countsFrom, decisionDay, openedWeekOf, refuseRecommendation } from './weekly-rules.js'
import type { Model } from './weekly-selection.js'

const member = (subjectId: string): Model => ({ subject: 'member', subjectId })

test('a week takes recommendations from Monday to Friday; paper is entered until the decision begins', () => {
  const week = openedWeekOf('2026-11-25')
  expect(week).toEqual({
    ...{ week: '2026-W48', monday: '2026-11-23', sunday: '2026-11-29', recommendUntil: '2026-11-27' },
  })
  expect(refuseRecommendation(week, false, '2026-11-22')).toBe('recommendationsNotOpen')
  expect(refuseRecommendation(week, false, '2026-11-23')).toBeUndefined()
  expect(refuseRecommendation(week, false, '2026-11-27')).toBeUndefined()
  expect(refuseRecommendation(week, false, '2026-11-28')).toBe('recommendationsOver')
  expect(refuseRecommendation(week, true, '2026-11-28')).toBeUndefined()
})

test.each([
  ['an ordinary Monday', '2026-11-29', '2026-11-30'],
  ['National Day: the first working day after it', '2026-10-04', '2026-10-08'],
  ['a make-up Sunday is within the week, the decision is on the day after', '2026-09-20', '2026-09-21'],
])('the decision is due on %s', (_what, sunday, on) => {
  expect(decisionDay(stateCouncilCalendar, sunday)).toEqual({ on, provisional: false })
})

test('in a year without a notice the decision day is provisional', () => {
  expect(decisionDay(stateCouncilCalendar, '2035-03-04')).toEqual({ on: '2035-03-05', provisional: true })
})

test('a decision begun late has a working day of its own; one begun in time counts from its Sunday', () => {
  const sunday = instantAt('2026-11-29', '12:00')
  const [monday, tuesday] = [instantAt('2026-11-30', '00:01'), instantAt('2026-12-01', '09:00')]
  expect(countsFrom(stateCouncilCalendar, '2026-11-29', monday, '2026-11-30')).toBe(sunday)
  expect(countsFrom(stateCouncilCalendar, '2026-11-29', tuesday, '2026-12-01')).toBe(tuesday)
})

test('every candidate is compared once, and nobody else', () => {
  expect(comparesAll([member('a'), member('b')], [member('b'), member('a')])).toBe(true)
  expect(comparesAll([member('a')], [member('a'), member('b')])).toBe(false)
  expect(comparesAll([member('a'), member('a')], [member('a'), member('b')])).toBe(false)
  expect(comparesAll([member('c')], [member('a')])).toBe(false)
})
