import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sealPolicy, type SealFacts } from './seal.facts.js'
import { seal } from './seal.lifecycle.js'

const facts: SealFacts = {
  agencyId: units.j1,
  subdistrictId: units.east,
  districtId: units.district,
  purpose: '签订共建协议',
  copies: 2,
}
const applied = () => new Play(seal, rulesOf(sealPolicy), moment('2026-09-28 10:00')).start(facts)
const agrees = (chair: string) => ({ round: 'consent', chair, act: 'agree' })
const returns = { round: 'consent', chair: 'subdistrict', act: 'return', body: { reason: '份数有误' } }
const resubmits = (copies: number) => ({
  round: 'revision',
  chair: 'applicant',
  act: 'resubmit',
  body: { purpose: facts.purpose, copies },
})

describe('an application for a seal', () => {
  it('is sealed once both have countersigned, in any order', () => {
    const play = applied().act(agrees('subdistrict'))
    expect(play.open()).toEqual(['consent/agency'])
    expect(play.act(agrees('agency')).state.outcome).toBe('sealed')
  })

  it('comes back for both to sign again after a return, changed', () => {
    const play = applied().act(agrees('agency')).act(returns)
    expect(play.open()).toEqual(['revision/applicant'])
    expect(play.refusalOf(resubmits(2))).toEqual({ code: 'termsUnchanged' })
    play.act(resubmits(3))
    expect(play.open()).toEqual(['consent/agency', 'consent/subdistrict'])
    expect(play.state.facts).toEqual({ ...facts, copies: 3 })
  })

  it('goes to the deputy head when a signature is two working days late', () => {
    const play = applied().act(agrees('agency')).until('2026-09-30 24:00')
    expect(play.open()).toEqual(['consent/subdistrict', 'consent/subdistrict escalated'])
  })

  it('lapses by itself when nobody revises it within five working days', () => {
    const play = applied().act(returns).until('2026-10-10 23:59')
    expect(play.stage()).toBe('revising')
    expect(play.until('2026-10-10 24:00').state.outcome).toBe('lapsed')
  })

  it('goes on with whoever its subdistrict has become part of', () => {
    const play = applied().admin({ name: 'relocate', units: { [units.east]: units.west } })
    expect(play.seat({ round: 'consent', chair: 'subdistrict' }).holder.unitId).toBe(units.west)
    expect(play.until('2026-09-30 24:00').open()).toContain('consent/subdistrict escalated')
    expect(play.last?.units).not.toContain(units.east)
  })

  it('has all that every process has: recall, transfer, 回避, an administrator', () => {
    expect(applied().act(agrees('agency')).recall().open()).toEqual(['consent/agency', 'consent/subdistrict'])
    expect(applied().refusalOf({ ...agrees('agency'), by: 'starter' })).toEqual({ code: 'ownApplication' })
    expect(applied().admin({ name: 'terminate' }).state.outcome).toBe('terminated')
  })
})
