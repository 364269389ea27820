/** The human step: random lives a second in the pure core; a hundred seats, and a race for one step, on the real server. */
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
import { alternate, compared } from '../harness/pairs.js'
import { say as tell } from '../harness/report.js'
import { median } from '../harness/statistics.js'
import { clicker } from './clicks.js'
import { messagesOfRace, race, racesOfAll, type Race } from './race.js'
import { withStepServer, type StepServer } from './step-server.js'

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

const inTheCore = (): Measured[] => {
  const begun = performance.now()
  const { sequences, commands } = live(councilSubject)
  const seconds = (performance.now() - begun) / 1000
  return [
    { figure: 'random lives of the whole human step a second', ours: sequences / seconds },
    { figure: 'commands a life', ours: commands / sequences, bar: '≥30' },
    {
      figure: 'click in the core beside 99 other seats, ms, beside one seat',
      ours: clickOf(100),
      beside: clickOf(1),
    },
  ]
}

/** A hundred seats beside one in turns, three pairs after a first one that counts for nothing. */
const hundredSeats = async (server: StepServer): Promise<{ measured: Measured; alone: number }> => {
  const sides = async (pairs: number) => {
    const [ours, beside] = [await clicker(server, 100), await clicker(server, 1)]
    return alternate({ pairs, turns: 1, ours, beside })
  }
  await sides(1)
  const measured = compared('click p50 of 100 seats, ms, beside one seat', '≤1.5', await sides(3), median)
  return { measured, alone: measured.beside ?? Number.NaN }
}

/** Judged by the worst race, after a first one that counts for nothing; any unforeseen answer is said aloud. */
const eightAtOnce = async (server: StepServer, alone: number): Promise<Measured[]> => {
  await race(server, 0)
  const races: Race[] = []
  for (let no = 0; no < racesOfAll; no += 1) races.push(await race(server, no))
  const otherwise = races.flatMap(each => each.otherwise)
  if (otherwise.length > 0) tell(`！其他答复：${otherwise.join('、')}`)
  const counts = races.map(({ decisions }) => decisions)
  const late = Math.min(...races.map(({ tooLate }) => tooLate))
  const last = Math.max(...races.map(({ milliseconds }) => milliseconds))
  return [
    { figure: 'decisions of a race, the most', ours: Math.max(...counts), bar: '≤1' },
    { figure: 'decisions of a race, the least', ours: Math.min(...counts), bar: '≥1' },
    { figure: `refused as decided, of ${messagesOfRace}, the least`, ours: late, bar: '≥63' },
    { figure: 'answered in any other way', ours: otherwise.length, bar: '≤0' },
    { figure: 'last answer, ms, beside a click', ours: last, beside: alone, ratio: last / alone, bar: '≤10' },
  ]
}

export const tasksBench = async (): Promise<Measured[]> => {
  const core = inTheCore()
  const served = await withStepServer(async server => {
    const { measured, alone } = await hundredSeats(server)
    return [measured, ...(await eightAtOnce(server, alone))]
  })
  return [...core, ...served]
}
