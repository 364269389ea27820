import fc from 'fast-check'
import { addDays, instantAt, isoWeekOf, localDateOf, type LocalDate } from '../calendar/local-date.js'
import { monthOf, monthsBetween } from './months.js'
import { missingMonths, missingWeeks } from './periods.js'

const hour = 3_600_000
const begin = instantAt('2026-01-05', '00:00')
const end = begin + 3 * 365 * 24 * hour

/** Looks every other day, except while it is away. */
const run = (outages: { at: number; hours: number }[]) => {
  const months: string[] = []
  const weeks: string[] = []
  const look = (today: LocalDate) => {
    months.push(...missingMonths(months, today))
    weeks.push(...missingWeeks(weeks, '2026-01-05', today).map(({ week }) => week))
  }
  let now = begin
  for (const { at, hours } of [...outages.sort((a, b) => a.at - b.at), { at: Infinity, hours: 0 }]) {
    for (; now < Math.min(end, begin + at * hour); now += 48 * hour) {
      look(localDateOf(now))
    }
    now = Math.max(now, begin + at * hour) + hours * hour
  }
  look(localDateOf(end - hour))
  return { months, weeks, last: localDateOf(end - hour) }
}

test('three years with outages of an hour, eight days and forty-five days: every week and month once, in order', () => {
  // After the first look: months begin with the first one that a platform has seen.
  const at = fc.integer({ min: 1, max: 3 * 365 * 24 - 2000 })
  const outage = fc.record({ at, hours: fc.constantFrom(1, 8 * 24, 45 * 24) })
  fc.assert(
    fc.property(fc.array(outage, { maxLength: 4 }), outages => {
      const { months, weeks, last } = run(outages)
      const expected = new Set<string>()
      for (let day = '2026-01-05'; day <= last; day = addDays(day, 1)) expected.add(isoWeekOf(day))
      expect(weeks).toEqual([...expected])
      expect(new Set(weeks).size).toBe(weeks.length)
      expect(months).toEqual(monthsBetween('2026-01', monthOf(last)))
    }),
    { numRuns: 5 },
  )
})
