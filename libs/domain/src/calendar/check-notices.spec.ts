import { checkNotices } from './check-notices.js'
import { stateCouncilCalendar } from './state-council.js'
import notices from './state-council.json'
import { dayOf } from './working-days.js'
import { withNotices } from './with-notices.js'

const off = (date: string, name = '节') => ({ name, date, isOffDay: true })
const notice2027 = {
  year: 2027,
  papers: [],
  days: [
    ...['2027-01-01', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04'].map(date =>
      off(date),
    ),
    { name: '国庆节', date: '2027-10-09', isOffDay: false },
  ],
}

const faults = (handedIn: unknown): string[] => {
  const checked = checkNotices(handedIn)
  return checked.ok ? [] : checked.problems.map(({ place, message }) => `${place}：${message}`)
}

test('every notice that has been published is accepted', () => {
  expect(faults(notices)).toEqual([])
  expect(faults(notice2027)).toEqual([])
})

test.each([
  [{}, 'year'],
  [[], ''],
  ['x', 'year'],
  [{ year: 2027, days: [] }, '没有任何日期'],
  [{ ...notice2027, days: [...notice2027.days, off('2027-02-30')] }, '第 8 天：日期 "2027-02-30" 不存在'],
  [{ ...notice2027, days: [...notice2027.days, off('2028-01-01')] }, '不属于 2027 年'],
  [{ ...notice2027, days: [...notice2027.days, off('2027-10-01')] }, '2027-10-01 出现了两次'],
  [{ ...notice2027, days: notice2027.days.slice(1) }, '2027-01-01（元旦）没有放假'],
  [{ ...notice2027, days: [...notice2027.days, { date: '2027-10-05', isOffDay: '是' }] }, 'isOffDay 应为'],
  [[notice2027, notice2027], '同一年出现了两次'],
])('refused with its place: %#', (handedIn, told) => {
  const said = faults(handedIn).join('\n')
  if (told) expect(said).toContain(told)
})

test('a new notice ends what was provisional and changes no other year; the same again is the same calendar', () => {
  const calendar = withNotices(stateCouncilCalendar, [notice2027])
  expect(dayOf(stateCouncilCalendar, '2027-10-04').provisional).toBe(true)
  expect(dayOf(calendar, '2027-10-04')).toMatchObject({ kind: 'holiday', provisional: false })
  expect(dayOf(calendar, '2027-10-09')).toMatchObject({ kind: 'makeup' })
  expect(dayOf(calendar, '2026-10-01')).toEqual(dayOf(stateCouncilCalendar, '2026-10-01'))
  expect(withNotices(calendar, [notice2027])).toEqual(calendar)
})

test('a notice that was changed replaces what it said before', () => {
  const before = withNotices(stateCouncilCalendar, [notice2027])
  const shorter = {
    ...notice2027,
    days: notice2027.days.filter(({ date }) => !['2027-10-04', '2027-10-09'].includes(date)),
  }
  const after = withNotices(before, [shorter])
  expect(dayOf(after, '2027-10-04').kind).toBe('workday')
  expect(after.version).not.toBe(before.version)
})
