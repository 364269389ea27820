import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import type { InterviewFacts } from './interview.facts.js'
import { interview } from './interview.lifecycle.js'
import { defaultInterviewPolicy } from './interview.policy.js'

const facts: InterviewFacts = {
  months: ['2026-09'],
  personId: 'member',
  agencyId: units.j1,
  districtId: units.district,
  interviewer: 'agency',
  rectifications: [],
}

const begun = (more: Partial<InterviewFacts> = {}) =>
  new Play(interview, rulesOf(defaultInterviewPolicy), moment('2026-10-16 10:00')).start(
    { ...facts, ...more },
    'officer',
  )
const at = (round: string, chair: string, by: string) => (act: string, body: object) => ({
  round,
  chair,
  act,
  body,
  by,
})
const excuses = at('excuse', 'member', 'member')('fileExcuse', { ground: 'illness', reason: '住院' })
const decides = at('excuseDecision', 'interviewer', 'secretary')
const holds = (by = 'secretary', heldOn = '2026-10-16') =>
  at(
    'interview',
    'interviewer',
    by,
  )('holdInterview', { heldOn, record: '工作忙', measures: '每月参加一次活动' })
const answers = at('recordAnswer', 'member', 'member')
const submits = at('rectification', 'member', 'member')('submitEvidence', { evidence: '参加两次活动' })
const judges = at('verification', 'interviewer', 'secretary')
const because = { reason: '属实' }
const factsOf = (play: Play) => play.state.facts as InterviewFacts

describe('an interview', () => {
  it('is held, answered by the member, rectified and verified', () => {
    const play = begun().act(holds()).act(answers('confirmRecord', {})).act(submits)
    play.act(judges('verify', because))
    expect(play.state.outcome).toBe('rectified')
    expect(factsOf(play).rectifications).toHaveLength(1)
  })

  it('is held by nobody for themselves, also when the secretary is the member', () => {
    expect(begun().refusalOf(holds('member'))).toEqual({ code: 'ownApplication' })
    const ofSecretary = begun({ interviewer: 'superior' })
    expect([...ofSecretary.tasks.values()].map(({ holder }) => holder)).toContainEqual({
      role: 'OrganizationDepartmentOfficer',
      unitId: units.district,
    })
  })

  it('waits for an excuse filed before it, and ends when the excuse is granted', () => {
    const play = begun().act(excuses)
    expect(play.refusalOf(holds())).toEqual({ code: 'excusePending' })
    expect(play.act(decides('grantExcuse', because)).state.outcome).toBe('excused')
  })

  it('goes on when the excuse is denied, and takes none a second time or after it was held', () => {
    const play = begun().act(excuses).act(decides('denyExcuse', because))
    expect(play.open()).toContain('interview/interviewer')
    expect(() => play.act(excuses)).toThrow()
    const held = begun().act(holds())
    expect(() => held.act(excuses)).toThrow()
  })

  it('is told to the member when it begins, in time for an excuse, and with each month that joins', () => {
    const told = (play: Play) =>
      play.notices.flatMap(({ to, template }) =>
        template.startsWith('interview.') ? [[template, to.personId]] : [],
      )
    const play = begun()
    expect(told(play)).toEqual([['interview.begun', 'member']])
    const joins = at('correction', 'department', 'officer')('joinMonth', { month: '2026-10' })
    play.act(excuses).act(joins)
    expect(told(play)).toEqual([
      ['interview.begun', 'member'],
      ['interview.joined', 'member'],
    ])
  })

  it('is not dated in the future', () => {
    expect(begun().refusalOf(holds('secretary', '2026-10-17'))).toEqual({ code: 'dateInFuture' })
  })

  it('is not dated before the day on which the month was published, which ordered it', () => {
    const ordered = begun({ orderedOn: '2026-10-15' })
    expect(ordered.refusalOf(holds('secretary', '2026-10-14'))).toEqual({ code: 'dateBeforeOrder' })
    expect(ordered.act(holds('secretary', '2026-10-15')).stage()).toBe('held')
  })

  it('does not end without the member’s answer: after five working days the silence is noted', () => {
    const play = begun().act(holds())
    expect(play.stage()).toBe('held')
    play.until('2026-10-24 08:00')
    expect(play.stage()).toBe('rectifying')
    expect(factsOf(play).answer).toBeUndefined()
    expect(play.journal.find(({ code }) => code === 'clock.auto')?.outcome).toBe('recordAnswer.unanswered')
  })

  it('calls the superior in when nobody has interviewed after ten working days', () => {
    const play = begun().until('2026-10-31 08:00')
    expect(play.notices.filter(({ template }) => template === 'task.escalated').map(({ to }) => to)).toEqual([
      { role: 'OrganizationDepartmentOfficer', unitId: units.district },
    ])
    expect(play.act({ ...holds('officer'), origin: 'escalated' }).stage()).toBe('held')
  })

  it('comes to verification after thirty days also without evidence, and to the check record when it fails', () => {
    const play = begun()
      .act(holds())
      .act(answers('commentRecord', { comment: '另有情况' }))
    play.until('2026-11-17 08:00')
    expect(play.stage()).toBe('verifying')
    play.act(judges('failRectification', because))
    expect(play.stage()).toBe('reported')
    const department = at('superiorNote', 'department', 'officer')
    expect(play.act(department('recordFailure', because)).state.outcome).toBe('failed')
  })

  it('asks for evidence again no more often than policy allows', () => {
    const play = begun().act(holds()).act(answers('confirmRecord', {})).act(submits)
    play.act(judges('askForEvidence', because)).act(submits)
    expect(play.refusalOf(judges('askForEvidence', because))).toEqual({
      code: 'rectificationsUsedUp',
      detail: { most: 2 },
    })
  })

  it('gives more time when the member’s superior grants it', () => {
    const play = begun().act(holds()).act(answers('confirmRecord', {}))
    const asked = { budget: { unit: 'days', amount: 10 }, reason: '出差' }
    play.act(at('rectification', 'member', 'member')('requestExtension', asked))
    play.act(at('extension-rectification', 'superior', 'secretary')('grantExtension', {}))
    play.until('2026-11-20 08:00')
    expect(play.stage()).toBe('rectifying')
  })

  it('asks the department for more time when the secretary is the member', () => {
    const play = begun({ personId: 'secretary', interviewer: 'superior' })
    play.act(holds('officer')).act(at('recordAnswer', 'member', 'secretary')('confirmRecord', {}))
    const asked = { budget: { unit: 'days', amount: 10 }, reason: '出差' }
    play.act(at('rectification', 'member', 'secretary')('requestExtension', asked))
    const grants = (by: string) => at('extension-rectification', 'superior', by)('grantExtension', {})
    expect([...play.tasks.values()].map(({ holder }) => holder).at(-1)).toEqual({
      role: 'OrganizationDepartmentOfficer',
      unitId: units.district,
    })
    expect(play.refusalOf(grants('secretary'))).toBeDefined()
    play.act(grants('officer')).until('2026-11-20 08:00')
    expect(play.stage()).toBe('rectifying')
  })

  it('takes in another month without points while it runs, once each', () => {
    const joins = at('correction', 'department', 'officer')('joinMonth', { month: '2026-10' })
    const play = begun().act(holds()).act(joins)
    expect([play.stage(), factsOf(play).months]).toEqual(['held', ['2026-09', '2026-10']])
    expect(play.refusalOf(joins)).toEqual({ code: 'monthJoined', detail: { month: '2026-10' } })
  })

  it('ends when the points turn out to have been wrong', () => {
    const cancels = at('correction', 'department', 'officer')('cancelInterview', because)
    expect(begun().act(holds()).act(cancels).state.outcome).toBe('cancelled')
  })

  it('goes on with the successor when the unit becomes another during rectification, and with its deadline', () => {
    const play = begun().act(holds()).act(answers('confirmRecord', {}))
    const due = () =>
      [...play.tasks.values()].find(({ round, status }) => round === 'rectification' && status === 'open')
        ?.dueAt
    const before = due()
    expect(before).toBeDefined()
    play.admin({ name: 'relocate', units: { [units.j1]: units.j2 } })
    expect([play.stage(), factsOf(play).agencyId, due()]).toEqual(['rectifying', units.j2, before])
    play.act(submits)
    const open = [...play.tasks.values()].filter(
      ({ round, status }) => round === 'verification' && status === 'open',
    )
    expect(open.map(({ holder }) => holder.unitId)).toEqual([units.j2])
    expect(play.act(judges('verify', because)).state.outcome).toBe('rectified')
  })
})
