import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import type { PostClaimFacts } from './post-claim.facts.js'
import { postClaim } from './post-claim.lifecycle.js'
import { defaultPostClaimPolicy } from './post-claim.policy.js'

const facts: PostClaimFacts = {
  postId: 'post-1',
  postTitle: '政策宣讲员',
  personId: 'member',
  agencyId: units.j1,
  communityId: units.east1,
  subdistrictId: units.east,
  districtId: units.district,
  startedBy: 'member',
  message: '',
}
const asked = (more: Partial<PostClaimFacts> = {}, approvals = 0, by = 'member') =>
  new Play(postClaim, rulesOf({ ...defaultPostClaimPolicy, approvals }), moment('2026-09-28 10:00')).start(
    { ...facts, ...more },
    by,
  )
const answers = (act: string, chair = 'community', by = 'secretary') => ({
  round: 'answer',
  chair,
  act,
  body: { note: '', reasonCode: 'noTime', reason: '值班' },
  by,
})

describe('a claim of a post', () => {
  it('is a row from the day on which the community agrees', () => {
    const play = asked().act(answers('acceptPost'))
    const { postId, personId, agencyId, communityId } = facts
    const row = { id: 'process-1', postId, personId, agencyId, communityId, since: '2026-09-28' }
    expect([play.state.outcome, play.last?.rows]).toEqual(['accepted', [{ table: 'postClaim', row }]])
  })

  it('is refused by the community, declined by a member it invited, or taken back; and leaves nothing behind', () => {
    const refused = asked().act(answers('refusePost'))
    const declined = asked({ startedBy: 'community' }, 0, 'secretary').act(
      answers('declinePost', 'member', 'member'),
    )
    const retracted = asked().act({ round: 'retraction', chair: 'member', act: 'retractPost', body: {} })
    const ends = [refused, declined, retracted].map(({ state, last }) => [state.outcome, last?.rows])
    expect(ends).toEqual([
      ['refusedByCommunity', undefined],
      ['declined', undefined],
      ['retracted', undefined],
    ])
  })

  it('offers each side its own refusal, and nobody answers what they asked for', () => {
    expect(asked().refusalOf(answers('declinePost'))).toMatchObject({ code: 'actNotOffered' })
    expect(asked().refusalOf(answers('acceptPost', 'community', 'member'))).toEqual({
      code: 'ownApplication',
    })
  })

  it('waits for the subdistrict only where policy says so', () => {
    const play = asked({}, 1).act(answers('acceptPost'))
    expect([play.stage(), play.last?.rows]).toEqual(['approving', undefined])
    const approves = { round: 'approval', chair: 'subdistrict', act: 'approvePost', body: { note: '' } }
    expect(play.refusalOf({ ...approves, by: 'member' })).toEqual({ code: 'ownApplication' })
    expect(play.act({ ...approves, by: 'coordinator' }).state.outcome).toBe('accepted')
  })

  it('comes to nothing when the post is no longer offered, whoever was to answer or to approve', () => {
    const lapses = {
      round: 'lapse',
      chair: 'community',
      act: 'lapsePost',
      body: { cause: 'full' },
      by: 'system',
    }
    const approving = asked({}, 1).act(answers('acceptPost'))
    for (const play of [asked(), asked({ startedBy: 'community' }, 0, 'secretary'), approving]) {
      const ended = play.act(lapses)
      expect([ended.state.outcome, ended.last?.rows]).toEqual(['lapsed', undefined])
      expect(
        ended.notices.filter(({ template }) => template === 'process.ended').map(({ to }) => to.role),
      ).toEqual(['InServicePartyMember', 'CommunityDeputySecretary'])
    }
  })

  it('reminds the community after three working days and calls the subdistrict in after four, across National Day', () => {
    const play = asked()
    expect(play.until('2026-09-30 23:00').open()).toEqual(['answer/community'])
    play.until('2026-10-09 08:00')
    expect(play.journal.map(({ code }) => code)).toContain('clock.remind')
    play.until('2026-10-12 08:00')
    expect(play.notices.filter(({ template }) => template === 'task.escalated').map(({ to }) => to)).toEqual([
      { role: 'SubdistrictCoordinator', unitId: units.east },
    ])
  })
})
