import {
  accepts,
  all,
  appraises,
  approved,
  completes,
  delivering,
  factsOf,
  invites,
  plans,
  reaches,
  replies,
  sendsBack,
} from '#testing/claim-play.js'
import { units } from '#testing/claims.js'

describe('delivery (实施中, M9)', () => {
  it('begins with the agency’s work plan', () => {
    const play = approved()
    expect(play.open()).toEqual(['plan/agency'])
    play.act(plans)
    expect(play.open()).toEqual(['progress/agency'])
    expect(factsOf(play).workPlan).toMatchObject({
      submittedAt: play.now,
      milestones: [{ title: 'begin' }, {}],
    })
  })

  it('records milestones as they are reached, any number of times, and knows which there are', () => {
    const play = all(delivering(), reaches(1), reaches(0))
    expect(factsOf(play).workPlan?.milestones.map(({ reachedOn }) => reachedOn)).toEqual([
      '2026-10-19',
      '2026-10-19',
    ])
    expect(play.stage()).toBe('delivering')
    expect(play.refusalOf(reaches(2))).toEqual({ code: 'workPlanMissing', detail: { index: 2 } })
  })

  it('lets the plan be recalled until the next act', () => {
    expect(delivering().recall().open()).toEqual(['plan/agency'])
    expect(delivering().act(reaches(0)).refusalOfRecall()).toEqual({ code: 'nothingToRecall' })
  })
})

describe('a joint unit', () => {
  it('is asked for its own consent, sees the process from then on, and may join', () => {
    const play = delivering().act(invites(units.j2))
    expect(play.open()).toEqual(['progress/agency', `consent-1/${units.j2}`])
    expect(play.last?.units).toContain(units.j2)
    play.act(replies('consent-1', units.j2, 'join'))
    expect(factsOf(play).jointUnits).toMatchObject([{ unitId: units.j2, status: 'joined', note: 'as asked' }])
    expect(play.last?.units).toContain(units.j2)
  })

  it('may decline, no longer sees the process, and may be asked again', () => {
    const play = all(delivering(), invites(units.j2), replies('consent-1', units.j2, 'decline'))
    expect(play.last?.units).not.toContain(units.j2)
    play.act(invites(units.j2))
    expect(play.open()).toContain(`consent-2/${units.j2}`)
  })

  it('is not asked twice, and the agency not at all', () => {
    const play = delivering().act(invites(units.j2))
    const taken = (unitId: string) => ({ code: 'partyAlreadyJoined', detail: { unitId } })
    expect(play.refusalOf(invites(units.j2))).toEqual(taken(units.j2))
    expect(play.refusalOf(invites(units.j1))).toEqual(taken(units.j1))
    expect(play.act(replies('consent-1', units.j2, 'join')).refusalOf(invites(units.j2))).toEqual(
      taken(units.j2),
    )
  })

  it('holds up the completion until it has answered', () => {
    const play = all(
      delivering(),
      invites(units.j2),
      invites(units.j3),
      replies('consent-2', units.j3, 'join'),
    )
    expect(play.refusalOf(completes)).toEqual({ code: 'consentPending', detail: { units: [units.j2] } })
    expect(all(play, replies('consent-1', units.j2, 'decline'), completes).stage()).toBe('awaitingAcceptance')
  })

  it('is dropped by the subdistrict when it does not answer; it alone may say yes or no', () => {
    const play = delivering().act(invites(units.j2)).until('2026-09-28 24:00')
    const superior = { origin: 'escalated' as const }
    expect(play.open()).toContain(`consent-1/${units.j2} escalated`)
    expect(play.refusalOf({ ...replies('consent-1', units.j2, 'join'), ...superior })).toMatchObject({
      code: 'actNotOffered',
    })
    expect(play.refusalOf(replies('consent-1', units.j2, 'drop'))).toMatchObject({ code: 'actNotOffered' })
    play.act({ ...replies('consent-1', units.j2, 'drop'), ...superior })
    expect(factsOf(play).jointUnits[0]?.status).toBe('declined')
    expect(play.refusalOf(completes)).toBeUndefined()
  })
})

describe('acceptance and after (待验收 → 办结 → 已评议)', () => {
  it('sends the work back as often as needed, each time with its reason', () => {
    const play = all(delivering(), completes, sendsBack)
    expect([play.stage(), play.open()]).toEqual(['delivering', ['progress/agency']])
    all(play, completes, sendsBack, completes, accepts)
    expect(factsOf(play).acceptances).toMatchObject([
      { accepted: false, comment: 'one lamp is dark' },
      { accepted: false },
      { accepted: true, comment: 'good' },
    ])
  })

  it('ends with the community’s appraisal, which cannot be taken back', () => {
    const play = all(delivering(), completes, accepts)
    expect([play.stage(), play.open()]).toEqual(['accepted', ['appraisal/community']])
    play.act(appraises)
    expect(play.state).toMatchObject({ outcome: 'appraised', endedAt: play.now })
    expect(factsOf(play).appraisal).toMatchObject({ score: 5 })
    expect(play.last?.notices.map(({ to }) => to.role)).toEqual(['AgencyLiaison', 'CommunityDeputySecretary'])
  })

  it('lets the acceptance be recalled before the appraisal', () => {
    const play = all(delivering(), completes, accepts).recall()
    expect(play.open()).toEqual(['acceptance/community'])
    expect(factsOf(play).acceptances).toEqual([])
  })
})
