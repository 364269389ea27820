import {
  all,
  claimPlay,
  counters,
  dissolves,
  factsOf,
  refusesClaim,
  refusesSigning,
  resumes,
  signs,
} from '#testing/claim-play.js'
import { claimTerms, projects } from '#testing/claims.js'
import { hasRoundsLeft, lastRound, openObjections, roundsUsed, termsChanges } from './claim.rules.js'

describe('a draft (草拟)', () => {
  const drafted = () => claimPlay({ submitted: false })
  const draft = (act: string, body: unknown = { terms: claimTerms({ sessions: 9 }) }) => ({
    round: 'draft',
    chair: 'agency',
    act,
    body,
  })

  it('is its author’s alone: no inbox, no claim on the project, no clock', () => {
    const play = drafted()
    expect(play.stage()).toBe('drafting')
    expect(play.last).toMatchObject({ tasks: [] })
    expect(play.last).not.toHaveProperty('subject')
    expect(play.last).not.toHaveProperty('nextDueAt')
  })

  it('is saved as often as one likes and submitted as the first offer', () => {
    const play = all(drafted(), draft('save'), draft('save', { terms: claimTerms({ sessions: 7 }) }))
    expect(play.stage()).toBe('drafting')
    play.act({ ...draft('submit'), by: 'colleague' })
    expect(play.stage()).toBe('negotiating')
    expect(play.last?.subject).toBe(projects.east1[0])
    expect(factsOf(play).rounds).toMatchObject([
      { no: 1, by: 'agency', personId: 'colleague', terms: { sessions: 9 } },
    ])
    expect(play.open()).toEqual(['terms/community'])
  })

  it('is seen from nowhere and told to nobody until it is submitted', () => {
    expect(drafted().last?.units).toEqual([])
    expect(drafted().act(draft('discard', {})).notices).toEqual([])
    const { agencyId, communityId, subdistrictId, districtId } = factsOf(drafted())
    expect(drafted().act(draft('submit')).last?.units).toEqual([
      agencyId,
      communityId,
      subdistrictId,
      districtId,
    ])
  })

  it('may be discarded, and submitting it may be recalled', () => {
    expect(drafted().act(draft('discard', {})).state.outcome).toBe('discarded')
    const play = drafted().act(draft('submit')).recall()
    expect(play.stage()).toBe('drafting')
    expect(play.last).not.toHaveProperty('subject')
    expect(play.open()).toEqual([])
  })
})

describe('a negotiation (协商中, M7)', () => {
  it.each([
    ['agency', 'community'],
    ['community', 'agency'],
  ] as const)('started by the %s waits for the %s; the offer itself is signed', (startedBy, other) => {
    const play = claimPlay({ startedBy })
    expect(play.open()).toEqual([`terms/${other}`])
    play.act(signs(other))
    expect(play.stage()).toBe('awaitingApproval')
    expect(factsOf(play).signedAt).toBe(play.now)
    expect(play.last?.journal.filter(line => line.code === 'stage.entered').map(line => line.stage)).toEqual([
      'signed',
      'awaitingApproval',
    ])
  })

  it('goes to and fro by counter-offers, each signed by whoever makes it', () => {
    const play = claimPlay().act(counters('community', { sessions: 6 }, { objects: ['sessions', 'people'] }))
    expect(play.open()).toEqual(['terms/agency'])
    play.act(counters('agency', { sessions: 5 }, { answered: ['sessions', 'people'] }))
    expect(play.open()).toEqual(['terms/community'])
    expect(factsOf(play).rounds.map(({ no, by }) => [no, by])).toEqual([
      [1, 'agency'],
      [2, 'community'],
      [3, 'agency'],
    ])
    expect([...play.tasks.values()].filter(task => task.status === 'open')).toHaveLength(1)
  })

  it('keeps the terms of every round, so that the difference between any two can be shown', () => {
    const play = all(
      claimPlay(),
      counters('community', { sessions: 6, people: 8 }),
      counters('agency', { people: 8 }),
    )
    const [first, second, third] = factsOf(play).rounds.map(({ terms }) => terms)
    if (!first || !second || !third) throw new Error('three rounds')
    expect(termsChanges(first, second)).toEqual([
      { field: 'sessions', before: 4, after: 6 },
      { field: 'people', before: 6, after: 8 },
    ])
    expect(termsChanges(second, third)).toEqual([{ field: 'sessions', before: 6, after: 4 }])
  })

  it('asks for an answer to each objection, whether one counters or signs', () => {
    const play = claimPlay().act(counters('community', { sessions: 6 }, { objects: ['sessions', 'people'] }))
    expect(openObjections(factsOf(play), 'agency').map(({ field }) => field)).toEqual(['sessions', 'people'])
    expect(openObjections(factsOf(play), 'community')).toEqual([])
    const missing = { code: 'answersMissing', detail: { fields: ['people'] } }
    expect(play.refusalOf(signs('agency', 'sessions'))).toEqual(missing)
    expect(play.refusalOf(counters('agency', { sessions: 5 }, { answered: ['sessions'] }))).toEqual(missing)
    play.act(signs('agency', 'sessions', 'people'))
    expect(openObjections(factsOf(play), 'agency')).toEqual([])
    expect(lastRound(factsOf(play)).signatures).toMatchObject([{ answers: [{}, {}] }])
    expect(play.stage()).toBe('awaitingApproval')
  })

  it('takes no counter-offer that changes nothing, unless it answers objections', () => {
    expect(claimPlay().refusalOf(counters('community', {}))).toEqual({ code: 'termsUnchanged' })
    expect(claimPlay().refusalOf(counters('community', {}, { answered: ['people'] }))).toEqual({
      code: 'termsUnchanged',
    })
    const objected = claimPlay().act(counters('community', { sessions: 6 }, { objects: ['people'] }))
    expect(objected.refusalOf(counters('agency', { sessions: 6 }, { answered: ['people'] }))).toBeUndefined()
  })

  it.each([
    ['the agency', refusesClaim, 'community', 'refusedByAgency', 'agency', 'missesRealDifficulties'],
    ['the community', refusesSigning, 'agency', 'refusedByCommunity', 'community', 'cherryPicking'],
  ] as const)(
    'ends when %s refuses, for a reason of its own, and frees the project',
    (_who, act, startedBy, outcome, by, reasonCode) => {
      const play = claimPlay({ startedBy }).act(act)
      expect(play.state.outcome).toBe(outcome)
      expect(factsOf(play).refusal).toMatchObject({ by, reasonCode })
      expect(play.last).not.toHaveProperty('subject')
    },
  )

  it('gives neither side the other’s refusal', () => {
    expect(
      claimPlay({ startedBy: 'community' }).refusalOf({ ...refusesSigning, chair: 'agency' }),
    ).toMatchObject({
      code: 'actNotOffered',
    })
    expect(claimPlay().refusalOf({ ...refusesClaim, chair: 'community' })).toMatchObject({
      code: 'actNotOffered',
    })
  })

  it('lets an offer be taken back until it is answered', () => {
    const play = claimPlay()
      .act(counters('community', { sessions: 6 }))
      .recall()
    expect(play.open()).toEqual(['terms/community'])
    expect(factsOf(play).rounds).toHaveLength(1)
    expect([...play.tasks.values()].filter(task => task.status === 'open')).toHaveLength(1)
  })
})

describe('after the last allowed round', () => {
  const exhausted = (limit = 5) => {
    const play = claimPlay({ policy: { maxNegotiationRounds: limit } })
    while (hasRoundsLeft(factsOf(play)) && play.stage() === 'negotiating') {
      const other = lastRound(factsOf(play)).by === 'agency' ? 'community' : 'agency'
      play.act(counters(other, { sessions: 10 + factsOf(play).rounds.length }))
    }
    return play
  }

  it('five by default, what is still disputed goes onto the joint meeting’s agenda', () => {
    const play = exhausted()
    expect(play.stage()).toBe('atJointMeeting')
    expect(factsOf(play).rounds).toHaveLength(6)
    expect(play.open()).toEqual(['item/meeting'])
    expect(play.last?.subject).toBe(projects.east1[0])
  })

  it('the fifth may still be signed', () => {
    const play = claimPlay()
    for (let no = 2; no <= 5; no += 1)
      play.act(counters(no % 2 === 0 ? 'community' : 'agency', { sessions: 10 + no }))
    expect([play.stage(), roundsUsed(factsOf(play))]).toEqual(['negotiating', 5])
    expect(play.act(signs('community')).stage()).toBe('awaitingApproval')
  })

  it('the meeting grants more rounds: the last offer stands for the other side to answer', () => {
    const play = exhausted(1).act(resumes(2))
    expect(play.stage()).toBe('negotiating')
    expect(play.open()).toEqual(['terms/agency'])
    expect(roundsUsed(factsOf(play))).toBe(1)
    play.act(counters('agency', { sessions: 20 }))
    expect(play.stage()).toBe('negotiating')
    expect(play.act(counters('community', { sessions: 21 })).stage()).toBe('atJointMeeting')
  })

  it('or ends the claim and frees the project', () => {
    const play = exhausted(1).act(dissolves)
    expect(play.state.outcome).toBe('dissolved')
    expect(play.last).not.toHaveProperty('subject')
  })
})
