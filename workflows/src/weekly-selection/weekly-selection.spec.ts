import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import type { Comparison, Model } from '#domain/weekly/weekly-selection.js'
import type { WeeklySelectionFacts } from './weekly-selection.facts.js'
import { weeklySelection } from './weekly-selection.lifecycle.js'
import { defaultWeeklySelectionPolicy } from './weekly-selection.policy.js'

const facts: WeeklySelectionFacts = {
  communityId: units.east1,
  subdistrictId: units.east,
  districtId: units.district,
  week: '2026-W48',
  sunday: '2026-11-29',
  countsFrom: moment('2026-11-29 12:00'),
  avoiding: [],
  returns: [],
}
/** In the first minute of the Monday after the week, unless said otherwise. */
const begun = (at = '2026-11-30 00:01', more: Partial<WeeklySelectionFacts> = {}) =>
  new Play(weeklySelection, rulesOf(defaultWeeklySelectionPolicy), moment(at)).start(
    { ...facts, ...more },
    'system',
  )

const model: Model = { subject: 'member', subjectId: 'member' }
const compared = (of: Model): Comparison => ({
  ...of,
  findings: { deeds: 'clear', voices: 'partly', example: 'notSeen' },
  reason: '连续三天清理积水',
})
const selects = (by = 'secretary', round = 'decision', chair = 'community') => ({
  ...{ round, chair, act: 'selectModel', by },
  body: { model, comparisons: [compared(model)], reason: '群众认可', publicText: '雨天连续清理积水' },
})
const reviews = (act: string, by = 'coordinator', chair = 'subdistrict') => ({
  ...{ round: 'review', chair, act, by },
  body: { secrecyChecked: true, personalDataChecked: true, reason: '写明时间' },
})
const declares = (by: string, round = 'decision', chair = 'community') => ({
  ...{ round, chair, act: 'declareRelation', by, body: { relation: '候选人是我的爱人' } },
})
const rowOf = (play: Play) => play.last?.rows?.[0]?.row

describe('a week’s selection', () => {
  it('compares, decides, is looked at by the subdistrict and then published', () => {
    const play = begun().act(selects())
    expect(rowOf(play)).toMatchObject({ state: 'deciding', model, by: 'secretary', decidedBy: 'secretary' })
    play.act(reviews('approvePublicity'))
    expect(play.state.outcome).toBe('published')
    expect(play.notices.filter(({ template }) => template === 'model.selected')).toMatchObject([
      { to: { personId: 'member' } },
    ])
    expect(rowOf(play)).toMatchObject({ state: 'selected', model, publishedAt: play.now, by: 'coordinator' })
  })

  it('is decided on the Monday after: reminded in the morning, ended by the system at its end, in nobody’s name', () => {
    const play = begun().until('2026-11-30 10:00')
    expect(play.journal.map(({ code }) => code)).toContain('clock.remind')
    expect(play.until('2026-11-30 23:59').stage()).toBe('deciding')
    expect(play.until('2026-12-01 00:01').state.outcome).toBe('lapsed')
    const row = rowOf(play)
    expect(row).toMatchObject({ state: 'none', noneCause: 'lapsed', reason: expect.stringContaining('系统') })
    expect(row).not.toHaveProperty('decidedBy')
  })

  it('moves a decision day within National Day to the first working day after it', () => {
    const week = { week: '2026-W40', sunday: '2026-10-04', countsFrom: moment('2026-10-04 12:00') }
    const play = begun('2026-10-05 00:01', week)
    expect(play.until('2026-10-08 23:00').stage()).toBe('deciding')
    expect(play.until('2026-10-09 00:01').state.outcome).toBe('lapsed')
  })

  it('says none, with a reason', () => {
    const none = { round: 'decision', chair: 'community', act: 'selectNone', by: 'secretary' }
    const play = begun().act({ ...none, body: { reason: '事迹均未核实' } })
    expect(play.state.outcome).toBe('none')
    expect(rowOf(play)).toMatchObject({ noneCause: 'decidedNone', reason: '事迹均未核实', by: 'secretary' })
  })

  it('takes nobody who was not compared', () => {
    const other = { ...selects().body, comparisons: [compared({ subject: 'agency', subjectId: 'J1-Z' })] }
    expect(begun().refusalOf({ ...selects(), body: other })).toEqual({ code: 'comparisonMissing' })
  })

  it('goes to the next level with whoever stands aside, with a working day of its own, and is reviewed above it', () => {
    const play = begun().until('2026-11-30 15:00').act(declares('secretary'))
    expect(play.open()).toEqual(['subdistrictDecision/subdistrict'])
    expect(play.until('2026-12-01 12:00').stage()).toBe('deciding')
    const again = selects('secretary', 'subdistrictDecision', 'subdistrict')
    expect(play.refusalOf(again)).toEqual({ code: 'ownApplication' })
    play.act(declares('coordinator', 'subdistrictDecision', 'subdistrict'))
    play.act(selects('officer', 'districtDecision', 'district'))
    expect(play.open()).toEqual(['review/districtHead'])
  })

  it('is sent back with a reason and decided anew; whoever decided reviews nothing', () => {
    const play = begun().act(selects())
    expect(play.refusalOf(reviews('approvePublicity', 'secretary'))).toEqual({ code: 'ownApplication' })
    play.act(reviews('returnSelection'))
    expect(play.stage()).toBe('deciding')
    expect(rowOf(play)).toMatchObject({ state: 'deciding', compared: [] })
    expect(rowOf(play)).not.toHaveProperty('model')
    play.until('2026-12-02 00:01')
    expect(rowOf(play)).toMatchObject({ noneCause: 'lapsed', reason: expect.stringContaining('退回后') })
  })

  it('begun late, after an outage, has a working day from then', () => {
    const play = begun('2026-12-10 09:00', { countsFrom: moment('2026-12-10 09:00') })
    expect(play.until('2026-12-11 23:00').stage()).toBe('deciding')
    expect(play.until('2026-12-12 00:01').state.outcome).toBe('lapsed')
  })

  it('stopped by an administrator it is none', () => {
    const play = begun().act(selects()).admin({ name: 'terminate' })
    expect(rowOf(play)).toMatchObject({ state: 'none', noneCause: 'stopped' })
    expect(rowOf(play)).not.toHaveProperty('by')
  })
})
