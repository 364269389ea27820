/** The policy table's deadlines, across the National Day of 2026 (off 1–7 October, worked on the 10th) and Spring Festival. */
import { localDateOf } from '#domain/calendar/local-date.js'
import {
  accepts,
  all,
  approved,
  approves,
  claimPlay,
  completes,
  counters,
  delivering,
  dissolves,
  factsOf,
  invites,
  officer,
  returns,
  signs,
} from '#testing/claim-play.js'
import { units } from '#testing/claims.js'
import type { Play } from '#testing/kernel.js'

const clockTime = (at: number) => (at % 86_400_000 === 16 * 3_600_000 ? '24:00' : '09:00')
/** `does date time` of everything the clock did: in the morning, or at the end of the day. */
const timetable = (play: Play) =>
  play.journal
    .filter(line => line.actor === 'clock')
    .map(line => `${line.code.slice(6)} ${localDateOf(line.at - 1)} ${clockTime(line.at)}`)
const nationalDay = '2026-09-28 15:00'
const late = '2026-12-01 09:00'

describe('an unanswered offer', () => {
  it.each([
    ['community', 'agency'],
    ['agency', 'community'],
  ] as const)('reminds the %s, then seats the subdistrict, on working days only', (waiting, startedBy) => {
    const play = claimPlay({ startedBy, at: nationalDay })
    expect([...play.tasks.values()].find(task => task.status === 'open')).toMatchObject({
      dueOn: '2026-10-08',
    })
    play.until(late)
    expect(timetable(play)).toEqual([
      'warn 2026-09-30 09:00',
      'remind 2026-10-08 24:00',
      'escalate 2026-10-09 24:00',
    ])
    expect(play.open()).toEqual([`terms/${waiting}`, `terms/${waiting} escalated`])
    expect(play.notices.at(-1)).toMatchObject({
      to: { role: 'SubdistrictCoordinator', unitId: units.east },
      template: 'task.escalated',
    })
  })

  it('counts the Saturday worked after the holiday', () => {
    const play = claimPlay({ at: '2026-10-08 09:00' }).until(late)
    expect(timetable(play)).toEqual([
      'warn 2026-10-10 09:00',
      'remind 2026-10-12 24:00',
      'escalate 2026-10-13 24:00',
    ])
  })

  it('rests over Spring Festival and counts the days worked around it', () => {
    const play = claimPlay({ at: '2026-02-13 09:00' }).until('2026-03-20 09:00')
    expect(timetable(play)).toEqual([
      'warn 2026-02-24 09:00',
      'remind 2026-02-25 24:00',
      'escalate 2026-02-26 24:00',
    ])
  })

  it('may be answered by the subdistrict for its community', () => {
    const play = claimPlay({ at: nationalDay }).until(late)
    expect(play.act({ ...signs('community'), origin: 'escalated' }).stage()).toBe('awaitingApproval')
  })

  it('cannot be signed by the subdistrict for an agency, only released, not even by handing the seat on', () => {
    const play = claimPlay({ startedBy: 'community', at: nationalDay }).until(late)
    const superior = { origin: 'escalated' as const }
    const signing = { ...signs('agency'), ...superior }
    expect(play.refusalOf(signing)).toMatchObject({ code: 'actNotOffered' })
    play.act({
      round: 'terms',
      chair: 'agency',
      act: 'transfer',
      body: { to: 'deputy', reason: '' },
      ...superior,
    })
    expect(play.refusalOf(signing)).toMatchObject({ code: 'actNotOffered' })
    play.act({ round: 'terms', chair: 'agency', act: 'release', body: { reason: 'no answer' }, ...superior })
    expect(play.state.outcome).toBe('released')
    expect(factsOf(play).refusal).toEqual({ by: 'subdistrict', reason: 'no answer' })
  })

  it('starts a fresh clock with each counter-offer', () => {
    const play = claimPlay({ at: nationalDay })
      .until('2026-10-08 10:00')
      .act(counters('community', { sessions: 9 }))
    expect([...play.tasks.values()].findLast(task => task.status === 'open')?.dueOn).toBe('2026-10-12')
  })
})

describe('the Organization Department’s decision', () => {
  it('is reminded on the third working day, goes to the deputy head after five, to the head two later', () => {
    const play = claimPlay({ at: nationalDay }).act(signs('community')).until(late)
    expect(timetable(play)).toEqual([
      'remind 2026-10-08 09:00',
      'escalate 2026-10-10 24:00',
      'escalate 2026-10-13 24:00',
    ])
    expect(play.open()).toEqual([
      `verdict/${officer}`,
      `verdict/${officer} escalated`,
      `verdict/${officer} escalated`,
    ])
    const superiors = play.notices.filter(({ template }) => template === 'task.escalated')
    expect(superiors.map(({ to }) => to.role)).toEqual(['DeputyHeadInCharge', 'OrganizationDepartmentHead'])
    expect(play.act({ ...approves(), origin: 'escalated' }).stage()).toBe('delivering')
  })
})

describe('a renegotiation', () => {
  it('ends on the fifth working day after the return, by itself', () => {
    const play = all(claimPlay({ at: nationalDay }), signs('community'), returns()).until(late)
    expect(timetable(play).slice(0, 2)).toEqual(['remind 2026-10-09 09:00', 'auto 2026-10-10 24:00'])
    expect(play.stage()).toBe('atJointMeeting')
  })

  it('is reminded once, however often terms go back and forth', () => {
    const play = all(claimPlay({ at: nationalDay }), signs('community'), returns()).until('2026-10-09 10:00')
    play.act(counters('agency', { sessions: 6 }, { answered: ['sessions'], objects: ['people'] }))
    play.act(counters('community', { people: 8 }, { answered: ['people'] })).until('2026-10-10 12:00')
    expect(timetable(play)).toEqual(['remind 2026-10-09 09:00'])
    expect(timetable(play.until(late)).slice(0, 2)).toEqual([
      'remind 2026-10-09 09:00',
      'auto 2026-10-10 24:00',
    ])
  })

  it('has its five days again when an administrator moves the claim back into it', () => {
    const play = all(claimPlay({ at: nationalDay }), signs('community'), returns()).until('2026-10-12 09:00')
    play.admin({ name: 'move', region: 'main', stage: 'renegotiating' })
    expect(play.stage()).toBe('renegotiating')
    expect([...play.tasks.values()].at(-1)).toMatchObject({ status: 'open', dueOn: '2026-10-19' })
  })

  it('is reminded at the joint meeting until that decides', () => {
    const play = all(claimPlay({ at: nationalDay }), signs('community'), returns()).until('2027-01-20 09:00')
    expect(timetable(play).slice(2)).toEqual(['remind 2026-10-23 09:00', 'remind 2026-11-06 24:00'])
    expect(play.act(dissolves).state.outcome).toBe('dissolved')
  })
})

describe('delivery', () => {
  it('asks for a work plan within ten working days, then reminds and escalates to the agency’s secretary', () => {
    const play = approved({ at: nationalDay }).until(late)
    expect([...play.tasks.values()].find(task => task.round === 'plan')?.dueOn).toBe('2026-10-16')
    expect(timetable(play)).toEqual([
      'warn 2026-10-15 09:00',
      'remind 2026-10-16 24:00',
      'escalate 2026-10-20 24:00',
    ])
    expect(play.notices.at(-1)?.to).toEqual({ role: 'AgencySecretary', unitId: units.j1 })
  })

  it('gives a joint unit three working days, then tells the subdistrict', () => {
    const play = delivering({ at: nationalDay }).act(invites(units.j2)).until(late)
    expect(timetable(play)).toEqual([
      'warn 2026-09-30 09:00',
      'remind 2026-10-08 24:00',
      'escalate 2026-10-09 24:00',
    ])
  })

  it('gives the community five working days to accept, and five to appraise', () => {
    const accepting = delivering({ at: nationalDay }).act(completes).until(late)
    expect(timetable(accepting)).toEqual(['remind 2026-10-10 24:00', 'escalate 2026-10-13 24:00'])
    const appraising = all(delivering({ at: nationalDay }), completes, accepts).until(late)
    expect(timetable(appraising)).toEqual(['remind 2026-10-10 24:00', 'escalate 2026-10-16 24:00'])
    expect(appraising.stage()).toBe('accepted')
  })
})

describe('in a year without a notice', () => {
  it('a renegotiation is reminded but not ended, marked as provisional', () => {
    const play = all(claimPlay({ at: '2027-03-01 09:00' }), signs('community'), returns()).until(
      '2027-06-01 09:00',
    )
    expect(timetable(play)).toEqual(['remind 2027-03-05 09:00'])
    expect(play.stage()).toBe('renegotiating')
    expect([...play.tasks.values()].at(-1)).toMatchObject({ provisional: true })
  })
})
