import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import type { PublicationFacts } from './publication.facts.js'
import { publication } from './publication.lifecycle.js'
import { defaultPublicationPolicy } from './publication.policy.js'
import { submitted } from './publication.specimens.js'

const facts: PublicationFacts = {
  ...submitted,
  communityId: units.east1,
  subdistrictId: units.east,
  districtId: units.district,
  needIds: ['need-1'],
}
const started = (more: Partial<PublicationFacts> = {}) =>
  new Play(publication, rulesOf(defaultPublicationPolicy), moment('2026-09-28 10:00')).start(
    { ...facts, ...more },
    'secretary',
  )
const reviews = (act: string, body: object, by = 'coordinator') => ({
  round: 'review',
  chair: 'SubdistrictCoordinator',
  act,
  body,
  by,
})
const publishes = reviews('publish', { opinion: '同意' })
const writes = (act: string, more: Partial<PublicationFacts> = {}) => ({
  round: 'writing',
  chair: 'community',
  act,
  body: { offer: facts.offer, check: facts.check, ...more },
  by: 'secretary',
})
const standing = (play: ReturnType<typeof started>) =>
  play.last?.rows?.map(({ row }) => ('stands' in row ? row.stands : undefined))

describe('a publication', () => {
  it('holds its needs from the moment it is sent to the review and is on the menu when that agrees', () => {
    const play = started()
    expect(standing(play)).toEqual(['underWay'])
    expect(play.refusalOf({ ...publishes, by: 'secretary' })).toEqual({ code: 'ownApplication' })
    play.act(publishes)
    expect([play.state.outcome, standing(play)]).toEqual(['published', ['published']])
  })

  it('leaves no row as a draft, and is not sent while a principle is not met or its dates cannot be', () => {
    const play = started({ submitted: false })
    expect(play.last?.rows).toBeUndefined()
    const check = { ...facts.check, fitting: { yes: false, reason: '不归本部门管' } }
    expect(play.refusalOf(writes('submitOffer', { check }))).toEqual({
      code: 'principleUnmet',
      detail: { principles: ['fitting'] },
    })
    const offer = { ...facts.offer, closesOn: '2026-09-27' }
    expect(play.refusalOf(writes('submitOffer', { offer }))).toEqual({ code: 'offerDates' })
    expect(play.act(writes('saveOffer', { check })).stage()).toBe('drafting')
    expect(play.act(writes('submitOffer')).stage()).toBe('reviewing')
  })

  it('goes back with what is to be changed, and gives its needs back when it is refused or dropped', () => {
    const play = started().act(reviews('returnOffer', { reason: '写明地点' }))
    expect([play.stage(), play.open()]).toEqual(['drafting', ['writing/community']])
    play.act(writes('submitOffer')).act(reviews('refuseOffer', { reasonCode: 'repeated', reason: '已有' }))
    expect([play.state.outcome, standing(play)]).toEqual(['refused', ['dropped']])
    const dropped = started()
      .act(reviews('returnOffer', { reason: '写明地点' }))
      .act(writes('dropOffer'))
    expect([dropped.state.outcome, standing(dropped)]).toEqual(['dropped', ['dropped']])
  })

  it('reminds the reviewer after three working days and calls the district in after four, across National Day', () => {
    const play = started()
    expect(play.until('2026-09-30 23:00').journal.map(({ code }) => code)).not.toContain('clock.remind')
    play.until('2026-10-09 10:00')
    expect(play.journal.map(({ code }) => code)).toContain('clock.remind')
    play.until('2026-10-12 08:00')
    expect(play.notices.filter(({ template }) => template === 'task.escalated').map(({ to }) => to)).toEqual([
      { role: 'OrganizationDepartmentOfficer', unitId: units.district },
    ])
  })
})
