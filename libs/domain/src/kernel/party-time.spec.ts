import * as fc from 'fast-check'
import { stateCouncilCalendar as calendar } from '../calendar/state-council.js'
import { workingMsBetween } from '../calendar/working-hours.js'
import { moment } from '#testing/kernel.js'
import { heldBy, splitTime, type Held } from './party-time.js'

const hour = 3_600_000
const at = (text: string) => moment(`2026-11-${text}`)
const held = (party: string, from: string, to: string, pauses: [string, string][] = []): Held => ({
  party,
  stage: 'reviewing',
  from: at(from),
  to: at(to),
  pauses: pauses.map(([start, end]) => ({ from: at(start), to: at(end) })),
})
const week = { from: at('16 09:00'), to: at('20 18:00') }

describe('the time of a process', () => {
  it('is told apart by who held the ball, and adds up to the whole', () => {
    const split = splitTime(
      [held('a', '16 09:00', '17 12:00'), held('b', '17 12:00', '19 18:00')],
      week,
      calendar,
    )
    expect(split).toEqual({
      totalMs: 35 * hour,
      parties: [
        { party: 'a', stage: 'reviewing', ms: 10 * hour, heldMs: 10 * hour },
        { party: 'b', stage: 'reviewing', ms: 18 * hour, heldMs: 18 * hour },
      ],
      pausedMs: 0,
      nobodyMs: 7 * hour,
    })
  })

  it('is shared by those who are asked side by side, while what each held is told beside', () => {
    const { parties } = splitTime(
      [held('a', '16 09:00', '16 18:00'), held('b', '16 09:00', '20 18:00')],
      week,
      calendar,
    )
    expect(parties.map(({ party, ms, heldMs }) => [party, ms / hour, heldMs / hour])).toEqual([
      ['a', 3.5, 7],
      ['b', 31.5, 35],
    ])
  })

  it('is nobody’s while the clock of every seat stands still', () => {
    const split = splitTime([held('a', '16 09:00', '20 18:00', [['17 09:00', '18 18:00']])], week, calendar)
    expect([split.pausedMs / hour, split.parties[0]?.ms]).toEqual([14, 21 * hour])
  })

  it('follows a seat that is handed over', () => {
    const seat = {
      seatId: 's',
      stage: 'reviewing',
      round: 'r',
      party: 'b',
      ...week,
      handedOver: [{ at: at('18 09:00'), from: 'a' }],
    }
    const { parties } = splitTime(heldBy(seat, []), week, calendar)
    expect(parties.map(({ party, ms }) => [party, ms / hour])).toEqual([
      ['a', 14],
      ['b', 21],
    ])
  })

  it('leaves nothing out and counts nothing twice, whatever overlaps', () => {
    const minute = fc.integer({ min: 0, max: 20 * 1440 }).map(count => at('01 00:00') + count * 60_000)
    const interval = fc.tuple(minute, minute).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
    const seats = fc.record({
      party: fc.constantFrom('a', 'b', 'c'),
      stage: fc.constantFrom('one', 'two'),
      span: interval,
      pauses: fc.array(interval, { maxLength: 2 }),
    })
    fc.assert(
      fc.property(fc.array(seats, { maxLength: 8 }), interval, (drawn, whole) => {
        const split = splitTime(
          drawn.map(({ span, ...seat }) => ({ ...seat, ...span })),
          whole,
          calendar,
        )
        const shared = split.parties.reduce((sum, { ms }) => sum + ms, 0)
        expect(shared + split.pausedMs + split.nobodyMs).toBe(split.totalMs)
        expect(split.totalMs).toBe(workingMsBetween(calendar, whole.from, whole.to))
        expect(split.parties.every(({ ms, heldMs }) => ms <= heldMs)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
