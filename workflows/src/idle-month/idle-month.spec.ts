import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import type { IdleMonthFacts } from './idle-month.facts.js'
import { idleMonth } from './idle-month.lifecycle.js'
import { defaultIdleMonthPolicy } from './idle-month.policy.js'

const facts: IdleMonthFacts = {
  month: '2026-08',
  communityId: units.east1,
  subdistrictId: units.east,
  districtId: units.district,
  members: 2,
  agencies: 0,
}
const told = () =>
  new Play(idleMonth, rulesOf(defaultIdleMonthPolicy), moment('2026-09-28 10:00')).start(facts, 'system')

describe('a month in which a community offered nothing', () => {
  it('is told to the community, which answers', () => {
    const play = told()
    expect(play.notices.map(({ to }) => to)).toEqual([
      { role: 'CommunityDeputySecretary', unitId: units.east1 },
    ])
    const body = { explanation: '当月台风，已补排到下月' }
    play.act({ round: 'reply', chair: 'community', act: 'answerIdleMonth', body, by: 'secretary' })
    expect(play.state).toMatchObject({
      outcome: 'answered',
      facts: { answer: { ...body, by: 'secretary', on: '2026-09-28' } },
    })
  })

  it('ends by itself after five working days across National Day, and says that nobody answered', () => {
    expect(told().until('2026-10-09 23:00').state.outcome).toBeUndefined()
    expect(told().until('2026-10-10 24:00').state.outcome).toBe('unanswered')
  })
})
