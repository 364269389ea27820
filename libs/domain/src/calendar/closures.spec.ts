import { dueOf, startClock } from './clock.js'
import { calendarOf, readVersion } from './closures.js'
import { explainClock } from './explain-clock.js'
import { instantAt } from './local-date.js'
import { stateCouncilCalendar } from './state-council.js'
import { withClosures } from './with-notices.js'
import { dayOf, sliceCalendar } from './working-days.js'

const flood = '汛情停办'
const stored = withClosures(stateCouncilCalendar, {
  district: { '2026-11-17': flood, '2026-10-01': flood, '2026-09-20': flood },
  street: { '2026-11-17': flood, '2026-11-18': '搬迁停办' },
})
const at = (unit?: string) => calendarOf(stored, unit)

describe('a unit’s closures', () => {
  const clock = startClock(instantAt('2026-11-16', '10:00'), { unit: 'workingDays', amount: 2 })
  const due = (unit?: string) => dueOf(clock, at(unit)).dueOn

  it('push deadlines of the unit that closed, and of nobody else', () => {
    expect([due('district'), due('street'), due('elsewhere'), due()]).toEqual([
      '2026-11-19',
      '2026-11-20',
      '2026-11-18',
      '2026-11-18',
    ])
  })

  it('are told in the explanation with their reason', () => {
    expect(explainClock(clock, at('district')).map(day => `${day.note} ${day.holiday ?? ''}`.trim())).toEqual(
      ['start', 'closure 汛情停办', 'counted', 'counted'],
    )
  })

  it('close a day of making up, and leave a holiday what it is', () => {
    expect(dayOf(at('district'), '2026-09-20')).toMatchObject({ kind: 'closure', working: false })
    expect(dayOf(at('district'), '2026-10-01')).toMatchObject({ kind: 'holiday', holiday: '国庆节' })
  })

  it('are firm in a year without a notice', () => {
    const next = withClosures(stateCouncilCalendar, { district: { '2027-03-02': flood } })
    expect(dayOf(calendarOf(next, 'district'), '2027-03-02')).toMatchObject({
      provisional: false,
      working: false,
    })
  })

  it('are named in the version, which can be read back', () => {
    expect(readVersion(at('street').version)).toEqual({ base: stored.version, unitId: 'street' })
    expect(readVersion(at().version)).toEqual({ base: stored.version })
    expect(stored.version).not.toBe(withClosures(stateCouncilCalendar, {}).version)
  })

  it('travel with a process only as days', () => {
    expect(sliceCalendar(at('district'), 2026, 2026)).not.toHaveProperty('closures')
    expect(dayOf(sliceCalendar(at('district'), 2026, 2026), '2026-11-17').kind).toBe('closure')
  })
})
