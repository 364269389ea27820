import { refuseEnd, refuseSuspension, type Standing } from './membership-rules.js'

const standing: Standing = {
  validFrom: '2026-03-02',
  suspensions: [{ from: '2026-05-01', to: '2026-05-31' }],
}
const ended: Standing = { ...standing, validTo: '2026-06-30' }

describe('a suspension', () => {
  test.each([
    ['2026-06-01', '2026-06-30', undefined],
    ['2026-04-01', '2026-04-30', undefined],
    ['2026-05-31', '2026-06-02', 'suspensionOverlaps'],
    ['2026-04-01', '2026-06-30', 'suspensionOverlaps'],
    ['2026-05-10', '2026-05-11', 'suspensionOverlaps'],
    ['2026-02-01', '2026-02-10', 'membershipDates'],
    ['2026-06-30', '2026-06-01', 'membershipDates'],
  ])('from %s to %s: %s', (from, to, code) => {
    expect(refuseSuspension(standing, { from, to })).toBe(code)
  })

  it('is not entered after the end', () => {
    expect(refuseSuspension(ended, { from: '2026-06-01', to: '2026-06-02' })).toBe('membershipEnded')
  })
})

describe('an end', () => {
  test.each([
    ['2026-06-30', undefined],
    ['2026-03-02', undefined],
    ['2026-03-01', 'membershipDates'],
    ['2026-07-01', 'membershipDates'],
  ])('on %s, told on 30 June: %s', (lastDay, code) => {
    expect(refuseEnd(standing, lastDay, '2026-06-30')).toBe(code)
  })

  it('comes once', () => {
    expect(refuseEnd(ended, '2026-06-30', '2026-06-30')).toBe('membershipEnded')
  })
})
