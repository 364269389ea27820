import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import { live, patienceMs } from '#testing/property/lives.js'
import type { Subject } from '#testing/property/subject.js'
import type { PointObjectionFacts } from './point-objection.facts.js'
import { pointObjection } from './point-objection.lifecycle.js'
import { defaultPointObjectionPolicy } from './point-objection.policy.js'

const facts: PointObjectionFacts = {
  month: '2026-09',
  subject: 'member',
  subjectId: 'member',
  agencyId: units.j1,
  communityId: units.east1,
  subdistrictId: units.east,
  districtId: units.district,
  about: 'missing',
  rule: 'activity',
  claim: '参加了清洁活动，未见记入',
}
const filed = () =>
  new Play(pointObjection, rulesOf(defaultPointObjectionPolicy), moment('2026-09-28 10:00')).start(
    facts,
    'member',
  )
const decides = (act: string, by = 'secretary') => ({
  ...{ round: 'decision', chair: 'community', act, body: { reason: '查签到表属实' }, by },
})
const factsOf = (play: Play) => play.state.facts as PointObjectionFacts

describe('an objection to points', () => {
  it('is decided by the community with a reason', () => {
    const play = filed().act(decides('upholdObjection'))
    expect(play.state.outcome).toBe('upheld')
    expect(factsOf(play).decision).toEqual({ by: 'secretary', reason: '查签到表属实', on: '2026-09-28' })
    expect(filed().act(decides('rejectObjection')).state.outcome).toBe('rejected')
  })

  it('is not decided by whom it is about', () => {
    expect(filed().refusalOf(decides('upholdObjection', 'member'))).toEqual({ code: 'ownApplication' })
  })

  it('may be taken back until it is decided', () => {
    const retract = { round: 'retraction', chair: 'filer', act: 'retractObjection', body: {} }
    expect(filed().act(retract).state.outcome).toBe('retracted')
    expect(filed().act(decides('upholdObjection')).open()).toEqual([])
  })

  it('goes to the subdistrict after three working days, across National Day', () => {
    const play = filed().until('2026-10-09 08:00')
    expect(play.notices.filter(({ template }) => template === 'task.escalated').map(({ to }) => to)).toEqual([
      { role: 'SubdistrictCoordinator', unitId: units.east },
    ])
  })
})

const subject: Subject = {
  lifecycle: pointObjection,
  calendar: stateCouncilCalendar,
  facts: drawn => ({ ...facts, ...(drawn % 2 === 0 && { subject: 'agency', subjectId: units.j1 }) }),
  policies: [defaultPointObjectionPolicy],
  body: () => ({ reason: 'because' }),
  towardsTheEnd: ['upholdObjection', 'rejectObjection'],
  endings: ['upholdObjection', 'rejectObjection', 'retractObjection'],
  check: ({ regions, facts: known }, { moved }) => {
    const decided = ['upheld', 'rejected'].includes(regions.main?.stage ?? '')
    const { decision } = known as PointObjectionFacts
    if (!moved && decided !== (decision !== undefined)) throw new Error('a decision has its reason')
  },
}

it(
  'keeps its word through random lives, which together see every stage',
  () => {
    const lives = live(subject)
    expect(Object.keys(pointObjection.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
