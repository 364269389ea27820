import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import type { EvaluationFacts } from './evaluation.facts.js'
import { evaluation } from './evaluation.lifecycle.js'
import { defaultEvaluationPolicy } from './evaluation.policy.js'
import { evaluationSpecimens } from './evaluation.specimens.js'

const { settings } = evaluationSpecimens[0] as EvaluationFacts
const facts: EvaluationFacts = {
  districtId: units.district,
  communityIds: [units.east1, units.west1],
  settings,
  returns: [],
  lists: {},
  receivers: [],
}
const begun = () =>
  new Play(evaluation, rulesOf(defaultEvaluationPolicy), moment('2026-10-12 10:00')).start(facts, 'officer')
const at = (round: string, chair: string, by: string) => (act: string, body: object) => ({
  round,
  chair,
  act,
  body,
  by,
})
const prepares = at('preparation', 'OrganizationDepartmentOfficer', 'officer')
const decides = at('approval', 'DeputyHeadInCharge', 'deputy')
const counts = at('counting', 'OrganizationDepartmentOfficer', 'system')
const publishes = at('publication', 'DeputyHeadInCharge', 'deputy')
const reports = (community: string, body: object) =>
  at('sampling', community, `secretary of ${community}`)('reportHouseholds', body)
const receives = (agency: string) => at('receipt', agency, `liaison of ${agency}`)('acknowledgeResults', {})

const approved = () =>
  begun()
    .act(prepares('submitEvaluation', { settings }))
    .act(decides('approveEvaluation', { opinion: '同意' }))
const open = () =>
  approved()
    .act(reports(units.east1, { listed: 800 }))
    .act(reports(units.west1, { listed: 12, note: '老旧小院，全部抽中' }))
    .until('2026-11-16 09:00')
const counted = () =>
  open()
    .until('2026-11-27 00:00')
    .act(counts('noteCount', { sufficient: 1, insufficient: 1, receivers: [units.j1, units.j2] }))
const published = () =>
  counted()
    .act(at('confirmation', 'OrganizationDepartmentOfficer', 'officer')('openObjections', {}))
    .until('2026-12-04 24:00')
    .act(publishes('publishResults', { opinion: '同意公布' }))
const receivedByHead = at('receipt', 'OrganizationDepartmentHead', 'head')('acknowledgeResults', {})
const factsOf = (play: Play) => play.state.facts as EvaluationFacts
const stateOf = (play: Play) =>
  play.last?.rows?.flatMap(each => (each.table === 'evaluation' ? each.row.state : []))

describe('an evaluation', () => {
  it('goes from its plan to a result that every unit has received', () => {
    const play = open()
    expect([play.stage(), stateOf(play)]).toEqual(['open', ['open']])
    play.until('2026-11-26 23:59')
    expect(play.stage()).toBe('open')
    play.until('2026-11-27 00:00')
    expect([play.stage(), stateOf(play)]).toEqual(['closed', ['closed']])
    play.act(counts('noteCount', { sufficient: 1, insufficient: 1, receivers: [units.j1, units.j2] }))
    play.act(at('confirmation', 'OrganizationDepartmentOfficer', 'officer')('openObjections', {}))
    play.until('2026-12-04 24:00')
    expect(play.stage()).toBe('publishing')
    play.act(publishes('publishResults', { opinion: '同意公布' }))
    play.act(receives(units.j1)).act(receivedByHead)
    expect(play.stage()).toBe('published')
    expect(play.act(receives(units.j2)).state.outcome).toBe('delivered')
  })

  it('is sent back by whoever approves, who is never whoever prepared it', () => {
    const play = begun().act(prepares('submitEvaluation', { settings }))
    expect(play.refusalOf({ ...decides('approveEvaluation', { opinion: '同意' }), by: 'officer' })).toEqual({
      code: 'ownApplication',
    })
    play.act(decides('returnEvaluation', { reason: '人太多' }))
    expect([play.stage(), factsOf(play).returns.length]).toEqual(['preparing', 1])
    play.act(prepares('saveEvaluation', { settings: { ...settings, leastAttendances: 3 } }))
    expect(factsOf(play).settings.leastAttendances).toBe(3)
  })

  it('keeps what is asked and who is judged once it is approved', () => {
    expect(() => approved().act(prepares('saveEvaluation', { settings }))).toThrow('no open seat')
  })

  it('cannot be planned for a day that has passed', () => {
    const late = prepares('submitEvaluation', { settings: { ...settings, opensOn: '2026-10-11' } })
    expect(begun().refusalOf(late)).toEqual({ code: 'dateInPast' })
  })

  it('asks each community once for the length of its list, and why when it is short', () => {
    const play = approved()
    expect(play.refusalOf(reports(units.west1, { listed: 12 }))?.code).toBe('fewerHouseholds')
    play.act(reports(units.east1, { listed: 800 }))
    expect(play.last?.rows).toEqual([
      { table: 'householdList', row: { evaluationId: 'process-1', communityId: units.east1, listed: 800 } },
    ])
    expect(() => play.act(reports(units.east1, { listed: 900 }))).toThrow('no open seat')
    play.until('2026-11-16 09:00')
    // It may still say so while votes are taken.
    play.act(reports(units.west1, { listed: 400 }))
    expect(Object.keys(factsOf(play).lists)).toEqual([units.east1, units.west1])
  })

  it('keeps the slips of a community that becomes part of another one while votes are taken', () => {
    const play = approved()
      .act(reports(units.east1, { listed: 800 }))
      .until('2026-11-16 09:00')
    play.admin({ name: 'relocate', units: { [units.east1]: units.east2, [units.west1]: 'west2' } })
    const listed = () =>
      play.last?.rows?.flatMap(each => (each.table === 'householdList' ? each.row : [])) ?? []
    expect(listed()).not.toContainEqual(expect.objectContaining({ communityId: units.east2 }))
    expect(factsOf(play).communityIds).toEqual([units.east1, units.west1])
    // Whoever took the other one over tells its list: it is that community's own.
    play.act(reports('west2', { listed: 400 }))
    expect(listed()).toContainEqual({ evaluationId: 'process-1', communityId: units.west1, listed: 400 })
    expect(Object.keys(factsOf(play).lists)).toEqual([units.east1, units.west1])
  })

  it('asks the heir of a community that had told no list, also once votes are taken', () => {
    const play = approved().admin({ name: 'relocate', units: { [units.east1]: units.west1 } })
    play.act(reports(units.west1, { listed: 400 })).until('2026-11-16 09:00')
    expect(play.seat({ round: 'sampling', chair: units.east1 }).holder.unitId).toBe(units.west1)
    play.act(reports(units.east1, { listed: 800 }))
    expect(factsOf(play).lists).toEqual({ [units.west1]: { listed: 400 }, [units.east1]: { listed: 800 } })
  })

  it('follows a merger as long as nothing is approved', () => {
    const play = begun().admin({ name: 'relocate', units: { [units.east1]: units.west1 } })
    expect(factsOf(play).communityIds).toEqual([units.west1])
  })

  it('is extended once by a person', () => {
    const play = open().until('2026-11-20 10:00')
    const extend = at(
      'voting',
      'OrganizationDepartmentOfficer',
      'officer',
    )('extendVoting', { reason: '雨天' })
    play.act(extend)
    expect([play.stage(), factsOf(play).closesAt]).toEqual(['open', moment('2026-12-02 00:00')])
    expect(play.refusalOf(extend)).toEqual({ code: 'extendedAlready' })
    expect(play.until('2026-12-01 23:59').stage()).toBe('open')
    expect(play.until('2026-12-02 00:00').stage()).toBe('closed')
  })

  it('is extended once by itself when there are too few, and counted the second time', () => {
    const play = open().until('2026-11-27 00:00')
    play.act(counts('noteShortage', { reason: '1 个社区有效票不足' }))
    expect([play.stage(), factsOf(play).closesAt]).toEqual(['open', moment('2026-12-02 00:00')])
    play.until('2026-12-02 00:00')
    expect(play.refusalOf(counts('noteShortage', { reason: '仍不足' }))).toEqual({ code: 'extendedAlready' })
  })

  it('reminds and escalates whoever does not say that they have received it', () => {
    const play = published().act(receives(units.j1)).until('2026-12-14 24:00')
    const toOfficer = play.notices.filter(
      ({ template, to }) => template === 'task.escalated' && to.role === 'OrganizationDepartmentOfficer',
    )
    expect(toOfficer.length).toBe(2)
    const note = {
      ...at('receipt', units.j2, 'officer')('noteUnreceived', { reason: '电话催办未果' }),
      origin: 'escalated' as const,
    }
    play.act(note).act(receivedByHead)
    expect(play.state.outcome).toBe('delivered')
    expect(factsOf(play).unreceived).toEqual([units.j2])
  })

  it('asks an agency again for another that became part of it after it had acknowledged its own', () => {
    const play = published().act(receives(units.j1))
    play.admin({ name: 'relocate', units: { [units.j2]: units.j1 } })
    expect(factsOf(play)).toMatchObject({ receivers: [units.j1], heirs: { [units.j2]: units.j1 } })
    // Somebody else's answer closes nothing that is still to be said.
    play.act(receivedByHead)
    expect([play.stage(), play.open()]).toEqual(['published', [`receipt/${units.j1}`, `receipt/${units.j1}`]])
    // Whoever said it for the one may say it for the other.
    expect(play.act(receives(units.j1)).state.outcome).toBe('delivered')
  })

  it('asks an agency once for what it and another that became part of it had not acknowledged', () => {
    const play = published().admin({ name: 'relocate', units: { [units.j2]: units.j1 } })
    expect(play.act(receives(units.j1)).act(receivedByHead).state.outcome).toBe('delivered')
  })

  it('is stopped by the deputy head until it is published, with its row', () => {
    const stops = at('oversight', 'DeputyHeadInCharge', 'deputy')('stopEvaluation', { reason: '选票泄露' })
    const play = open().act(stops)
    expect([play.state.outcome, stateOf(play)]).toEqual(['stopped', ['stopped']])
  })
})
