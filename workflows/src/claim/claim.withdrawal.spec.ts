import {
  accepts,
  all,
  appraises,
  approves,
  asksToWithdraw,
  claimPlay,
  completes,
  counters,
  decides,
  delivering,
  factsOf,
  invites,
  officer,
  plans,
  reaches,
  returns,
  sendsBack,
  signs,
} from '#testing/claim-play.js'
import { units } from '#testing/claims.js'
import type { Play } from '#testing/kernel.js'

const parties = ['agency', 'community'] as const
const unsigned: [string, () => Play][] = [
  ['协商中', () => claimPlay()],
  ['发回重新协商', () => all(claimPlay(), signs('community'), returns())],
  [
    '提交联席会议',
    () => claimPlay({ policy: { maxNegotiationRounds: 1 } }).act(counters('community', { sessions: 9 })),
  ],
]
const signed: [string, () => Play][] = [
  ['已报批', () => all(claimPlay(), signs('community'))],
  ['实施中, without a plan', () => all(claimPlay(), signs('community'), approves())],
  ['实施中', () => delivering().act(invites(units.j2))],
  ['待验收', () => delivering().act(completes)],
  ['实施中, sent back', () => all(delivering(), completes, sendsBack)],
]

describe('a withdrawal (退出) before both have signed', () => {
  it.each(unsigned)('is immediate in %s, for either side', (_stage, play) => {
    for (const party of parties) {
      const withdrawn = play().act(asksToWithdraw(party))
      expect(withdrawn.state).toMatchObject({ outcome: 'withdrawn', endedAt: withdrawn.now })
      expect(withdrawn.open()).toEqual([])
      expect([...withdrawn.tasks.values()].every(({ status }) => status !== 'open')).toBe(true)
      expect(withdrawn.last).not.toHaveProperty('subject')
      expect(factsOf(withdrawn).withdrawal).toMatchObject({ by: party, personId: `${party}-person` })
    }
  })

  it('is not offered on a draft, which is discarded instead', () => {
    expect(() => claimPlay({ submitted: false }).act(asksToWithdraw('agency'))).toThrow('no open seat')
  })
})

describe('a withdrawal once signed', () => {
  it.each(signed)('waits for approval beside %s, and goes through when granted', (_stage, play) => {
    for (const party of parties) {
      const before = play()
      const open = before.open()
      const asked = before.act(asksToWithdraw(party))
      expect(asked.open()).toEqual([...open, `decision/${officer}`])
      expect(asked.act(decides('grant')).state.outcome).toBe('withdrawn')
    }
  })

  it.each(signed)('leaves %s as it was when denied, and may be asked again', (_stage, play) => {
    const before = play()
    const { stage, open } = { stage: before.stage(), open: before.open() }
    before.act(asksToWithdraw('community')).act(decides('deny'))
    expect([before.stage(), before.open()]).toEqual([stage, open])
    expect(factsOf(before)).not.toHaveProperty('withdrawal')
    expect(before.act(asksToWithdraw('agency')).stage('withdrawal')).toBe('requested')
  })

  it('goes on beside the delivery, which goes on too', () => {
    const play = all(claimPlay(), signs('community'), asksToWithdraw('agency'), approves(), plans, reaches(0))
    expect(play.open()).toEqual(['progress/agency', `decision/${officer}`])
    expect(play.act(decides('grant')).state.outcome).toBe('withdrawn')
  })

  it('is not decided by whoever asked for it', () => {
    const play = delivering().act(asksToWithdraw('agency', 'liaison-and-officer'))
    expect(play.refusalOf({ ...decides('grant'), by: 'liaison-and-officer' })).toEqual({
      code: 'ownApplication',
    })
    expect(play.refusalOf(decides('grant'))).toBeUndefined()
  })

  it('may be taken back until somebody acts', () => {
    const play = delivering().act(asksToWithdraw('agency')).recall()
    expect(play.stage('withdrawal')).toBe('none')
    expect(play.open()).toEqual(['progress/agency'])
  })

  it('lapses visibly when the service is accepted before it is decided', () => {
    const play = all(delivering(), completes, asksToWithdraw('agency'), accepts)
    expect(play.stage('withdrawal')).toBe('none')
    expect([...play.tasks.values()].find(task => task.round === 'decision')).toMatchObject({
      status: 'cancelled',
      cancelled: 'noLongerNeeded',
    })
    expect(factsOf(play)).not.toHaveProperty('withdrawal')
    expect(() => play.act(asksToWithdraw('community'))).toThrow('no open seat')
    expect(play.act(appraises).state.outcome).toBe('appraised')
  })

  it('lapses when the claim ends for another reason', () => {
    const play = all(claimPlay(), signs('community'), asksToWithdraw('agency'))
    play.act({ round: 'verdict', chair: officer, act: 'reject', body: { reason: 'no' } })
    expect(play.state.outcome).toBe('rejected')
    expect([...play.tasks.values()].at(-1)).toMatchObject({ round: 'decision', cancelled: 'ended' })
  })

  it('is reminded and escalated like any decision of the Organization Department', () => {
    const play = delivering().act(asksToWithdraw('agency')).until('2026-09-30 24:00')
    expect(play.open()).toContain(`decision/${officer} escalated`)
  })
})
