import { isoWeekOf } from '../calendar/local-date.js'
import { stateCouncilCalendar } from '../calendar/state-council.js'
import { lastDayToObject, refuseObjection, refusePublication, refuseSettlement } from './month-state.js'
import { addMonths, lastDayOf, monthsBetween, weekOf } from './months.js'
import { refuseMissing, refuseRules, rulesOfDistrict, rulesOfMonth } from './point-rules.js'
import { defaultPointRules, type PointRules } from './points.js'

const later: PointRules = {
  ...defaultPointRules,
  version: 2,
  fromMonth: '2026-09',
  amounts: { activity: 2, doneWell: 1, weeklyModel: 3 },
}
const versions = [defaultPointRules, later]

describe('rules', () => {
  it('hold from their month until the next version', () => {
    expect(rulesOfMonth(versions, '2026-08').version).toBe(1)
    expect(rulesOfMonth(versions, '2027-01').version).toBe(2)
    expect(() => rulesOfMonth(versions, '2019-12')).toThrow('no point rules')
  })

  test.each([
    ['a negative amount', { activity: -1 }, '2026-12', 'pointAmount'],
    ['half a point', { doneWell: 0.5 }, '2026-12', 'pointAmount'],
    ['more than a hundred', { activity: 101 }, '2026-12', 'pointAmount'],
    ['nothing', { weeklyModel: 0 }, '2026-12', 'pointAmount'],
    ['a settled month', {}, '2026-10', 'ruleMonthSettled'],
    ['the present month', {}, '2026-11', 'ruleMonthBegun'],
    ['a month that has a version', {}, '2026-12', 'ruleMonthTaken'],
    ['whole positive amounts from a month on that has not begun', {}, '2027-01', undefined],
  ])('%s', (_what, amounts, fromMonth, code) => {
    const asked = { ...defaultPointRules, fromMonth, amounts: { ...defaultPointRules.amounts, ...amounts } }
    const known = [...versions, { ...later, fromMonth: '2026-12' }]
    expect(refuseRules(known, asked, { settledThrough: '2026-10', present: '2026-11' })).toBe(code)
  })

  test.each([
    [{ objectionDays: 4 }],
    [{ objectionDays: 5.5 }],
    [{ publicationDays: 6 }],
    [{ publicationDays: 366 }],
  ])('%j is too short or too long', days => {
    const asked = { ...defaultPointRules, fromMonth: '2027-01', ...days }
    expect(refuseRules([], asked, { present: '2026-11' })).toBe('ruleDays')
  })

  it('are those of all, until a district has its own', () => {
    const own = { ...later, districtId: 'd1', version: 3 }
    expect(rulesOfMonth(rulesOfDistrict([defaultPointRules, own], 'd1'), '2026-09').version).toBe(3)
    expect(rulesOfMonth(rulesOfDistrict([defaultPointRules, own], 'd2'), '2026-09').version).toBe(1)
  })
})

test.each([
  ['nothing was given', [], undefined],
  ['it was given', [{ amount: 1 }], 'pointGiven'],
  ['its fact was taken back', [{ amount: 1 }, { amount: -1, cause: 'factGone' as const }], undefined],
  [
    'an objection took it back',
    [{ amount: 1 }, { amount: -1, cause: 'objection' as const }],
    'pointTakenBack',
  ],
])('a point may be said to be missing where %s: %#', (_where, entries, code) => {
  expect(refuseMissing(entries)).toBe(code)
})

describe('a month', () => {
  const september = { month: '2026-09', state: 'objections' as const, objectionsUntil: '2026-10-13' }
  it('is settled once it is over and not again once it is published', () => {
    expect(refuseSettlement({ month: '2026-09', state: 'open' }, '2026-09-30')).toBe('monthNotOver')
    expect(refuseSettlement({ month: '2027-01', state: 'open' }, '2026-10-01')).toBe('monthNotOver')
    expect(refuseSettlement({ month: '2026-09', state: 'open' }, '2026-10-01')).toBeUndefined()
    expect(refuseSettlement({ month: '2026-09', state: 'objections' }, '2026-10-01')).toBe('monthSettled')
    expect(refuseSettlement({ month: '2026-09', state: 'published' }, '2026-10-01')).toBe('monthPublished')
  })

  it('is open to objections for five working days, across National Day', () => {
    expect(lastDayToObject(stateCouncilCalendar, '2026-10-01', 5)).toBe('2026-10-13')
    expect(refuseObjection(september, '2026-10-13')).toBeUndefined()
    expect(refuseObjection(september, '2026-10-14')).toBe('objectionWindowClosed')
    expect(refuseObjection({ ...september, state: 'published' }, '2026-10-13')).toBe('objectionWindowClosed')
  })

  test.each([
    ['before the window ends', '2026-10-13', 0, false, 'objectionsRunning'],
    ['with an objection open', '2026-10-14', 1, false, 'objectionsPending'],
    ['before the month before it', '2026-10-14', 0, true, 'earlierMonthOpen'],
    ['after all that', '2026-10-14', 0, false, undefined],
  ])('is published %s: %s', (_what, today, pending, earlierOpen, code) => {
    expect(refusePublication(september, { today, pending, earlierOpen })).toBe(code)
  })
})

describe('weeks and months', () => {
  it('a week belongs to the month in which it ends', () => {
    expect(weekOf('2026-12-31')).toEqual({
      ...{ week: '2026-W53', monday: '2026-12-28', sunday: '2027-01-03', month: '2027-01' },
    })
    expect(weekOf('2027-01-03').week).toBe(isoWeekOf('2026-12-28'))
  })

  it('months follow one another across years', () => {
    expect(monthsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(lastDayOf('2028-02')).toBe('2028-02-29')
  })
})
