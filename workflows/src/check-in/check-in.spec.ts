import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import type { CheckInFacts } from './check-in.facts.js'
import { checkIn } from './check-in.lifecycle.js'
import { defaultCheckInPolicy } from './check-in.policy.js'

const facts: CheckInFacts = {
  subject: 'member',
  personId: 'member',
  agencyId: units.j1,
  communityId: units.east1,
  subdistrictId: units.east,
  districtId: units.district,
  filedBy: 'member',
  estate: '康乐院',
}
const filed = (more: Partial<CheckInFacts> = {}, by = 'member') =>
  new Play(checkIn, rulesOf(defaultCheckInPolicy), moment('2026-09-28 10:00')).start(
    { ...facts, ...more },
    by,
  )
const answers = (act: string, body: object, by = 'secretary') => ({
  round: 'confirmation',
  chair: 'community',
  act,
  body,
  by,
})
const confirms = answers('confirm', { note: '' })
const refuses = answers('refuseCheckIn', { reasonCode: 'notResident', reason: '已搬离' })

describe('a check-in', () => {
  it('becomes a membership from the day on which the community confirms it', () => {
    const play = filed().act(confirms)
    expect(play.state.outcome).toBe('confirmed')
    const row = {
      id: 'process-1',
      subject: 'member',
      personId: 'member',
      agencyId: units.j1,
      communityId: units.east1,
      validFrom: '2026-09-28',
    }
    expect(play.last?.rows).toEqual([{ table: 'membership', row }])
  })

  it('says which membership it takes the place of when a member has moved house', () => {
    expect(filed({ replaces: 'membership-1' }).act(confirms).last?.rows).toMatchObject([
      { table: 'membership', row: { replaces: 'membership-1' } },
    ])
  })

  it('leaves nothing behind when it is refused or taken back', () => {
    const refused = filed().act(refuses)
    expect([refused.state.outcome, refused.last?.rows]).toEqual(['refused', undefined])
    const retracted = filed().act({ round: 'retraction', chair: 'filer', act: 'retract', body: {} })
    expect([retracted.state.outcome, retracted.last?.rows]).toEqual(['retracted', undefined])
  })

  it('is not confirmed by whom it is about, nor by whoever filed it', () => {
    expect(filed().refusalOf({ ...confirms, by: 'member' })).toEqual({ code: 'ownApplication' })
    const byUnit = filed({ filedBy: 'agency' }, 'liaison')
    expect(byUnit.refusalOf({ ...confirms, by: 'liaison' })).toEqual({ code: 'ownApplication' })
    expect(byUnit.refusalOf({ ...confirms, by: 'member' })).toEqual({ code: 'ownApplication' })
  })

  it('may be taken back by the Party organisation that filed it for its member', () => {
    const play = filed({ filedBy: 'agency' }, 'liaison')
    expect(play.act({ round: 'retraction', chair: 'filer', act: 'retract', body: {} }).state.outcome).toBe(
      'retracted',
    )
  })

  it('reminds the community after three working days and calls the subdistrict in after four, across National Day', () => {
    const play = filed()
    expect(play.until('2026-09-30 23:00').open()).toEqual(['confirmation/community'])
    play.until('2026-10-09 08:00')
    expect(play.journal.map(({ code }) => code)).toContain('clock.remind')
    play.until('2026-10-12 08:00')
    expect(play.notices.filter(({ template }) => template === 'task.escalated').map(({ to }) => to)).toEqual([
      { role: 'SubdistrictCoordinator', unitId: units.east },
    ])
    const escalated = { ...confirms, origin: 'escalated' as const, by: 'coordinator' }
    expect(play.act(escalated).state.outcome).toBe('confirmed')
  })
})
