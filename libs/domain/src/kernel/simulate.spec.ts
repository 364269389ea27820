import { localDateOf } from '../calendar/local-date.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'
import { clockLines, simulate, type Simulation, type SimulationOptions } from './simulate.js'

const started = (at = '2026-09-21 09:00') =>
  new Play(sample, rulesOf(samplePolicy), moment(at)).start(sampleFacts())
const simulated = (play: Play, options: Partial<SimulationOptions> = {}) =>
  simulate(play, { from: play.now, until: moment('2026-11-01 00:00'), ...options })
const told = ({ moments }: Simulation) =>
  moments.flatMap(each =>
    clockLines(each).map(
      ({ round, detail }) => `${round} ${String(detail?.stageId)} ${localDateOf(each.at - 1)}`,
    ),
  )

describe('a simulation', () => {
  it('tells in advance what happens when nobody acts, and changes nothing', () => {
    const play = started()
    const before = JSON.stringify(play.state)
    const ahead = simulated(play)
    expect(JSON.stringify(play.state)).toBe(before)
    expect(told(ahead)).toEqual([
      'review remind 2026-09-22',
      'review warn 2026-09-23',
      'review escalate 2026-09-24',
      'review escalate-2 2026-09-28',
      'review auto 2026-09-29',
      'choice remind 2026-10-09',
    ])
    expect(ahead.cut).toBe(false)
    play.until('2026-11-01 00:00')
    expect(ahead.state).toEqual({ ...play.state, stepNo: ahead.state.stepNo })
  })

  it('tells what other rules would do, and leaves out what has fired already', () => {
    const play = started().until('2026-09-22 10:00')
    const policy = {
      ...samplePolicy,
      version: 'sample-2',
      review: { ...samplePolicy.review, stages: samplePolicy.review.stages.slice(0, 2) },
    }
    expect(told(simulated(play, { rules: rulesOf(policy) }))).toEqual(['review warn 2026-09-23'])
  })

  it('names the clocks that stand still, and decisions that wait for a notice', () => {
    const play = started().admin({ name: 'pause', region: 'main', round: 'review' })
    expect(simulated(play)).toMatchObject({ moments: [], paused: [{ region: 'main', round: 'review' }] })
    const next = started('2027-03-01 09:00')
    const ahead = simulated(next, { until: moment('2027-06-01 00:00') })
    expect(ahead.moments.every(({ provisional }) => provisional)).toBe(true)
    expect(ahead.held).toMatchObject([{ round: 'review', outcome: 'expired' }])
  })

  it('stops where it was told to, and says that there is more', () => {
    const ahead = simulated(started(), { until: moment('2026-09-24 00:00') })
    expect([told(ahead).length, ahead.cut]).toEqual([2, true])
  })
})
