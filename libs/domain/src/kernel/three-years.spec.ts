/**
 * Every stage of every kind, started on each day of three years: a leap day, thirteen 调休 weeks, a year of 53 weeks, an
 * outage of thirty days and a notice that is missing. What is right is counted here by hand, not by the calendar's code.
 */
import type { Budget, ClockStage } from '../calendar/clock.js'
import {
  addDays,
  DAY_MS,
  instantAt,
  isoWeekOf,
  localDateOf,
  type Instant,
  type LocalDate,
} from '../calendar/local-date.js'
import { stateCouncilCalendar } from '../calendar/state-council.js'
import notices from '../calendar/state-council.json'
import { Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'

const firstDay = '2024-01-01'
const lastDay = '2026-12-31'
const hour = 3_600_000

const named = new Map(
  notices.flatMap(({ days }) => days.map(({ date, isOffDay }) => [date, isOffDay] as const)),
)
const isWorked = (date: LocalDate): boolean => {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  return !(named.get(date) ?? (weekday === 0 || weekday === 6))
}

/** The end of the `n`th day after a date that counts. */
const endOfDay = (date: LocalDate, n: number, counts: (date: LocalDate) => boolean): LocalDate => {
  for (let left = n; left > 0;) if (counts((date = addDays(date, 1)))) left -= 1
  return date
}

const officeHours = [
  ['09:00', '12:00'],
  ['14:00', '18:00'],
] as const

/** Half-day by half-day through the office hours. */
const afterOfficeHours = (from: Instant, hours: number): Instant => {
  let left = hours * hour
  for (let date = localDateOf(from); ; date = addDays(date, 1))
    for (const [opens, closes] of isWorked(date) ? officeHours : []) {
      const begins = Math.max(from, instantAt(date, opens))
      const lasts = Math.max(0, instantAt(date, closes) - begins)
      if (left <= lasts) return begins + left
      left -= lasts
    }
}

const expected = (start: Instant, { after: { unit, amount }, at }: ClockStage): Instant => {
  if (unit === 'hours') return start + amount * hour
  if (unit === 'workingHours') return afterOfficeHours(start, amount)
  const day = endOfDay(localDateOf(start), amount, unit === 'days' ? () => true : isWorked)
  return Math.max(start, instantAt(day, at === 'morning' ? '09:00' : '24:00'))
}

const stage = (
  does: ClockStage['does'],
  unit: Budget['unit'],
  amount: number,
  more: Partial<ClockStage> = {},
) => ({
  id: `${does} ${unit}`,
  does,
  after: { unit, amount },
  ...more,
})
const units = ['workingDays', 'days', 'hours', 'workingHours'] as const
/** Four kinds of stages in four kinds of time; the automatic decision comes last of all. */
const stages: ClockStage[] = [
  ...units.flatMap((unit, index) => [
    stage('remind', unit, 2 + index, { at: 'morning' }),
    stage('warn', unit, 3 + index),
    stage('escalate', unit, 4 + index, { to: 'SubdistrictCoordinator@subdistrict' }),
  ]),
  stage('auto', 'workingDays', 12, { outcome: 'expired' }),
]
const policy = {
  ...samplePolicy,
  review: { budget: { unit: 'workingDays' as const, amount: 5 }, stages },
}

const started = (date: LocalDate, calendar = stateCouncilCalendar) => {
  const play = new Play(sample, { ...rulesOf(policy), calendar }, instantAt(date, '10:17'))
  return play.start(sampleFacts())
}
const fired = ({ journal }: Play) =>
  journal
    .filter(({ actor, round }) => actor === 'clock' && round === 'review')
    .map(({ at, code, detail }) => ({ id: String(detail?.stageId), code, at, dueAt: Number(detail?.dueAt) }))
const until = (play: Play, end: Instant) => play.until(`${localDateOf(end)} 24:00`)

const starts = (): LocalDate[] => {
  const days: LocalDate[] = []
  // What starts later ends on days that no notice speaks of yet.
  for (let date = firstDay; date <= '2026-12-05'; date = addDays(date, 1)) days.push(date)
  return days
}
const byTime = (start: Instant) =>
  stages
    .map(each => ({ id: each.id, code: `clock.${each.does}`, at: expected(start, each) }))
    .sort((a, b) => a.at - b.at)

describe('every stage of every kind', () => {
  it('fires once and at its moment, from whichever day of three years it runs', () => {
    for (const date of starts()) {
      const play = started(date)
      const right = byTime(play.now)
      until(play, (right.at(-1)?.at ?? 0) + 20 * DAY_MS)
      const seen = fired(play)
      expect([date, seen.map(({ id, code, at }) => ({ id, code, at }))]).toEqual([date, right])
      expect(seen.every(({ at, dueAt }) => at === dueAt)).toBe(true)
    }
  })

  it('fires once, in order and at once after thirty days without anybody to wake it', () => {
    for (const date of starts().filter((_, day) => day % 3 === 0)) {
      const play = started(date)
      const right = byTime(play.now)
      play.now += 30 * DAY_MS
      play.apply({ type: 'tick' })
      const due = right.filter(({ at }) => at <= play.now)
      expect([date, fired(play).map(({ id, dueAt }) => ({ id, at: dueAt }))]).toEqual([
        date,
        due.map(({ id, at }) => ({ id, at })),
      ])
      expect(fired(play).every(({ at }) => at === play.now)).toBe(true)
      until(play, play.now + 30 * DAY_MS)
      expect(
        fired(play)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(stages.map(({ id }) => id).sort())
    }
  })

  it('reminds and escalates where a notice is missing, and decides nothing until it is there', () => {
    const { days, noticeYears, ...rest } = stateCouncilCalendar
    const before2026 = {
      ...rest,
      version: 'until 2025',
      noticeYears: noticeYears.filter(year => year < 2026),
      days: Object.fromEntries(Object.entries(days).filter(([date]) => date < '2026')),
    }
    for (let date = '2025-12-20'; date <= '2026-01-20'; date = addDays(date, 1)) {
      const play = started(date, before2026)
      const start = play.now
      until(play, start + 60 * DAY_MS)
      expect(fired(play).map(({ code }) => code)).not.toContain('clock.auto')
      expect(fired(play)).toHaveLength(stages.length - 1)
      play.admin({ name: 'adoptRules', rules: { ...play.rules, calendar: stateCouncilCalendar } })
      play.apply({ type: 'tick' })
      const autos = fired(play).filter(({ code }) => code === 'clock.auto')
      expect([date, autos.map(({ dueAt }) => dueAt)]).toEqual([
        date,
        byTime(start)
          .filter(({ code }) => code === 'clock.auto')
          .map(({ at }) => at),
      ])
      expect(fired(play)).toHaveLength(stages.length)
    }
  })

  it('meets a leap day, many make-up days and a year of 53 weeks on the way', () => {
    const all: LocalDate[] = []
    for (let date = firstDay; date <= lastDay; date = addDays(date, 1)) all.push(date)
    expect(all).toContain('2024-02-29')
    expect(all.filter(date => named.get(date) === false).length).toBeGreaterThan(15)
    expect(all.map(isoWeekOf)).toContain('2026-W53')
  })
})
