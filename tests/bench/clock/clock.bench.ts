/** How many deadlines one core computes: working days and working hours added over twenty years of notices. */
import { dayNumberOf, localDateOfDay, startOfDay } from '#domain/calendar/local-date.js'
import { stateCouncilCalendar as calendar } from '#domain/calendar/state-council.js'
import { addWorkingDays } from '#domain/calendar/working-days.js'
import { addWorkingHours } from '#domain/calendar/working-hours.js'
import type { Measured } from '../harness/figures.js'

const first = dayNumberOf('2007-01-01')
const days = 7_000
const turns = 5
const additions = 400_000

/** Additions a second of the best turn: whatever else the machine does meanwhile only slows. */
const fastest = (add: (no: number) => unknown): number => {
  let best = 0
  for (let turn = 0; turn < turns; turn += 1) {
    const begun = performance.now()
    for (let no = 0; no < additions; no += 1) add(no)
    best = Math.max(best, (additions * 1000) / (performance.now() - begun))
  }
  return best
}

export const clockBench = (): Promise<Measured[]> => {
  const dates = Array.from({ length: days }, (_, day) => localDateOfDay(first + day))
  const perSecond = {
    'working days added, 1–20, a second': fastest(no =>
      addWorkingDays(calendar, dates[no % days] ?? '', 1 + (no % 20)),
    ),
    'working hours added, 1–40, a second': fastest(no =>
      addWorkingHours(calendar, startOfDay(first + (no % days)) + (no % 1440) * 60_000, 1 + (no % 40)),
    ),
  }
  const [addedDays, addedHours] = Object.entries(perSecond)
  return Promise.resolve([
    { figure: addedDays?.[0] ?? '', ours: addedDays?.[1] ?? 0, bar: '≥1000000' },
    { figure: addedHours?.[0] ?? '', ours: addedHours?.[1] ?? 0 },
  ])
}
