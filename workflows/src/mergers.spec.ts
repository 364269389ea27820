/** Every kind of process says what becomes of it when units become one, and does it. */
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import { liveSeats, openRoundsOf } from '#domain/kernel/find.js'
import { moment, Play } from '#testing/kernel.js'
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { lifecycles } from './lifecycles.js'
import { specimens } from './specimens.js'

const merged = { agency: 'agency-2', community: 'community-2', subdistrict: 'subdistrict-2' }

/** The first specimen of a kind, begun. */
const begun = (lifecycle: Lifecycle): Play => {
  const known = specimens[lifecycle.kind]
  if (!known) throw new Error(`no specimens of ${lifecycle.kind}`)
  const rules = { policy: known.policy as { version: string }, calendar: stateCouncilCalendar }
  return new Play(lifecycle, rules, moment('2026-09-28 10:00')).start(known.facts[0])
}
const seatUnits = (play: Play): string[] =>
  openRoundsOf(play.state).flatMap(({ round }) => liveSeats(round).map(({ holder }) => holder.unitId))
const subjectOf = ({ lifecycle, state }: Play) =>
  lifecycle.subject?.(state.facts, state.regions.main?.stage ?? '')

describe.each(Object.entries(lifecycles))('%s', (_kind, lifecycle) => {
  it('says who goes on with it', () => {
    expect(lifecycle.merger?.follows).toMatch(/。$/)
  })

  it('has nobody left to wait for in what was', () => {
    const play = begun(lifecycle)
    const stage = play.stage()
    play.admin({ name: 'relocate', units: merged })
    expect(play.stage()).toBe(stage)
    const old = Object.keys(merged)
    expect(seatUnits(play).filter(unit => old.includes(unit))).toEqual([])
    expect(Object.values(lifecycle.places(play.state.facts)).filter(unit => old.includes(unit))).toEqual([])
  })
})

/** What is about a unit's own week or month stays that unit’s; only an agency's own check-in can be there twice. */
test('no two of one kind become the same matter, unless it says which one ends', () => {
  const changed = Object.values(lifecycles).filter(lifecycle => {
    const plays = (specimens[lifecycle.kind]?.facts ?? []).map(facts => {
      const rules = {
        policy: specimens[lifecycle.kind]?.policy as { version: string },
        calendar: stateCouncilCalendar,
      }
      return new Play(lifecycle, rules, moment('2026-09-28 10:00')).start(facts)
    })
    return plays.some(play => {
      const before = subjectOf(play)
      return subjectOf(play.admin({ name: 'relocate', units: merged })) !== before
    })
  })
  expect(changed.map(({ kind }) => kind)).toEqual(['checkIn'])
  expect(changed.every(({ merger }) => merger?.endsTwice !== undefined)).toBe(true)
})
