import {
  all,
  approves,
  claimPlay,
  counters,
  factsOf,
  officer,
  refusesClaim,
  refusesSigning,
  rejects,
  resumes,
  returns,
  signs,
} from '#testing/claim-play.js'
import { people } from '#testing/claims.js'
import { openObjections, roundsUsed, termsChanges } from './claim.rules.js'

describe('sent back by the Organization Department (发回重新协商, M8)', () => {
  const returned = () => all(claimPlay(), signs('community'), returns(['sessions', 'people']))
  const answered = { answered: ['sessions', 'people'] as ('sessions' | 'people')[] }

  it('nobody has signed any more, and both sides may propose', () => {
    const play = returned()
    expect(play.stage()).toBe('renegotiating')
    expect(play.open()).toEqual(['terms/agency', 'terms/community'])
    expect(factsOf(play)).not.toHaveProperty('signedAt')
  })

  it('a signature that no longer counts stays with the offer it was given to, with its answers', () => {
    const play = all(
      claimPlay(),
      counters('community', { sessions: 6 }, { objects: ['sessions'] }),
      signs('agency', 'sessions'),
      returns(['people']),
      counters('agency', { people: 8 }, { answered: ['people'] }),
      signs('community'),
    )
    expect(
      factsOf(play).rounds.map(({ signatures = [] }) => signatures.map(({ answers }) => answers.length)),
    ).toEqual([[], [1], [0]])
  })

  it('the old terms cannot be signed again: the objections are answered by an offer first', () => {
    const play = returned()
    expect(play.refusalOf(signs('agency', 'sessions', 'people'))).toEqual({
      code: 'objectionsUnanswered',
      detail: { fields: ['sessions', 'people'] },
    })
    expect(play.refusalOf(counters('agency', { sessions: 8 }, { answered: ['sessions'] }))).toEqual({
      code: 'answersMissing',
      detail: { fields: ['people'] },
    })
  })

  it('is resubmitted once the other side signs the answer, with the change on record', () => {
    const play = all(returned(), counters('agency', { sessions: 8 }, answered), signs('community'))
    expect(play.stage()).toBe('awaitingApproval')
    const [before, after] = factsOf(play).rounds
    expect(before && after && termsChanges(before.terms, after.terms)).toEqual([
      { field: 'sessions', before: 4, after: 8 },
    ])
    expect(play.act(approves()).stage()).toBe('delivering')
  })

  it('allows three rounds, then the joint meeting', () => {
    const play = returned().act(counters('agency', { sessions: 8 }, answered))
    play.act(counters('community', { sessions: 9 })).act(counters('agency', { sessions: 10 }))
    expect([play.stage(), roundsUsed(factsOf(play))]).toEqual(['renegotiating', 3])
    expect(play.act(counters('community', { sessions: 11 })).stage()).toBe('atJointMeeting')
  })

  it('may be sent back again, and counts its rounds anew', () => {
    const play = all(
      returned(),
      counters('agency', { sessions: 8 }, answered),
      signs('community'),
      returns(['endOn']),
    )
    expect(roundsUsed(factsOf(play))).toBe(0)
    expect(openObjections(factsOf(play), 'agency')).toEqual(openObjections(factsOf(play), 'community'))
    expect(openObjections(factsOf(play), 'agency')).toMatchObject([{ field: 'endOn' }])
  })

  it('may be refused by either side there as well', () => {
    expect(returned().act(refusesClaim).state.outcome).toBe('refusedByAgency')
    expect(returned().act(refusesSigning).state.outcome).toBe('refusedByCommunity')
  })

  it('goes to the joint meeting by itself after five working days, however often rounds changed hands', () => {
    const play = returned().until('2026-09-24 10:00')
    play.act(counters('agency', { sessions: 8 }, answered)).until('2026-09-29 23:00')
    expect(play.stage()).toBe('renegotiating')
    expect(play.until('2026-09-29 24:00').stage()).toBe('atJointMeeting')
    expect(play.journal.find(line => line.code === 'clock.auto')).toMatchObject({ outcome: 'terms.expired' })
  })

  it('keeps the approver’s objections open when the meeting resumes before anybody has answered them', () => {
    const play = returned().until('2026-09-29 24:00').act(resumes(2))
    expect(play.open()).toEqual(['terms/agency', 'terms/community'])
    expect(play.refusalOf(signs('community', 'sessions', 'people'))).toMatchObject({
      code: 'objectionsUnanswered',
    })
    play.act(counters('agency', { sessions: 8 }, answered)).act(signs('community'))
    expect(play.stage()).toBe('awaitingApproval')
  })

  it('is decided by somebody other than whoever started the claim', () => {
    const play = claimPlay().act(signs('community'))
    expect(play.refusalOf({ ...approves(), by: people.liaison })).toEqual({ code: 'ownApplication' })
  })

  it('is what its round of approval says: 不予通过 ends it', () => {
    const play = all(claimPlay(), signs('community')).act(rejects())
    expect(play.state.outcome).toBe('rejected')
  })
})

describe('an approval by several (P4)', () => {
  const deputy = 'DeputyHeadInCharge'
  const opening = (rule: 'any' | 'all') => ({
    policy: {
      approval: {
        rule,
        roles: [officer, deputy] as ('OrganizationDepartmentOfficer' | 'DeputyHeadInCharge')[],
      },
    },
  })
  const submitted = (rule: 'any' | 'all') => all(claimPlay(opening(rule)), signs('community'))

  it('会签: all of them approve', () => {
    const play = submitted('all').act(approves(deputy))
    expect(play.stage()).toBe('awaitingApproval')
    expect(play.act(approves()).stage()).toBe('delivering')
  })

  it('会签: one return cancels the other seat visibly, and all are asked again after resubmission', () => {
    const play = submitted('all').act(returns(['sessions']))
    expect([...play.tasks.values()].filter(task => task.stage === 'awaitingApproval')).toMatchObject([
      { status: 'done', act: 'return' },
      { status: 'cancelled', cancelled: 'returned' },
    ])
    all(play, counters('community', { sessions: 8 }, { answered: ['sessions'] }), signs('agency'))
    expect(play.open()).toEqual([`verdict/${officer}`, `verdict/${deputy}`])
  })

  it('或签: one of them approves', () => {
    expect(submitted('any').act(approves(deputy)).stage()).toBe('delivering')
  })
})
