/** The human step in the pure core: random lives a second, and what a click costs beside a round of a hundred seats. */
import { stateCouncilCalendar as calendar } from '#domain/calendar/state-council.js'
import type { ActEvent, StartEvent } from '#domain/kernel/events.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { lifecycle, type SeatSpec } from '#domain/kernel/lifecycle.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import { refuse } from '#domain/kernel/refuse.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import { moment } from '#testing/kernel.js'
import { councilSubject } from '#testing/property/council-subject.js'
import { live } from '#testing/property/lives.js'
import type { Measured } from '../harness/figures.js'
import { median } from '../harness/statistics.js'

const rules: Rules = { policy: { version: 'bench' }, calendar }
const clicks = 400

const chairs = (seats: number): SeatSpec[] =>
  Array.from({ length: seats }, (_, no) => ({
    chair: `party-${no}`,
    role: 'AgencyLiaison',
    unitId: `unit-${no}`,
  }))

const roundOf = (seats: number) =>
  lifecycle({
    kind: 'bench',
    label: '会签',
    numberPrefix: 'HQ',
    firstStage: () => 'signing',
    main: {
      signing: {
        label: '会签',
        opens: () => ({ signing: { form: 'signing', rule: 'all', seats: chairs(seats) } }),
        on: { 'signing.signed': 'signed' },
      },
      signed: { label: '已签', final: true },
    },
    forms: {
      signing: { label: '会签', acts: { sign: { label: '同意', effect: 'completes', outcome: 'signed' } } },
    },
    places: () => ({}),
    parties: () => [],
  })

const started = (seats: number): { story: ReturnType<typeof roundOf>; state: ProcessState } => {
  const story = roundOf(seats)
  const event: StartEvent = { type: 'start', key: 'start', bodyHash: '', by: 'starter', title: '', facts: {} }
  const { step } = reduce(
    story,
    blankState('bench', 'process', rules),
    rules,
    event,
    moment('2026-09-28 10:00'),
  )
  return { story, state: step.state }
}

/** Milliseconds of one person's click: asked whether it may be, reduced, written down as its row would be. */
const clickOf = (seats: number): number => {
  const { story, state } = started(seats)
  const seat = openRoundsOf(state)[0]?.round.seats[0]
  const times = Array.from({ length: clicks }, (_, no) => {
    const event: ActEvent = {
      type: 'act',
      key: `key-${no}`,
      bodyHash: '',
      by: 'somebody',
      act: 'sign',
      seatId: seat?.id ?? '',
      expectedVersion: state.version,
      body: {},
    }
    const begun = performance.now()
    if (refuse(story, state, rules, event, 0)) throw new Error('refused')
    JSON.stringify(reduce(story, state, rules, event, moment('2026-09-28 10:05')).step)
    return performance.now() - begun
  })
  return median(times)
}

export const tasksBench = (): Promise<Measured[]> => {
  const begun = performance.now()
  const { sequences, commands } = live(councilSubject)
  const seconds = (performance.now() - begun) / 1000
  return Promise.resolve([
    { figure: 'random lives of the whole human step a second', ours: sequences / seconds },
    { figure: 'commands a life', ours: commands / sequences, bar: '≥30' },
    {
      figure: 'click in the core beside 99 other seats, ms, beside one seat',
      ours: clickOf(100),
      beside: clickOf(1),
    },
  ])
}
