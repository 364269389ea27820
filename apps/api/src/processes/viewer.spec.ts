import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'
import type { SignedIn } from '../access/me.js'
import { actionsFor, officesOf, sittingOf } from './viewer.js'

const grant = {
  role: 'SubdistrictCoordinator',
  unitId: 'east',
  unitName: '',
  unitKind: 'subdistrict',
} as const
const office = { role: 'CommunityDeputySecretary', unitId: 'east-1' } as const
const member = { role: 'InServicePartyMember', unitId: 'j1' } as const

/** Stands in for somebody who is a member of a unit that they themselves have nothing to do with. */
const substitute: SignedIn = {
  personId: 'substitute',
  name: '',
  unit: { id: 'east', name: '' },
  grants: [{ ...grant, path: '/east/' }],
  principals: [
    {
      personId: 'away',
      name: '',
      kinds: [],
      until: '2099-01-01',
      offices: [office],
      holds: [office, member],
    },
  ],
  sessionHash: '',
  needs: null,
  method: 'demo',
}

test('a substitute sits where the principal is reached, and stands aside for all that the principal holds', () => {
  expect(sittingOf(substitute, 'claim', office)).toEqual({ onBehalfOf: 'away' })
  expect(sittingOf(substitute, 'claim', member)).toBeUndefined()
  const own = { role: grant.role, unitId: grant.unitId }
  expect(officesOf(substitute, { onBehalfOf: 'away' })).toEqual([own, office, member])
  expect(officesOf(substitute)).toEqual([own])
})

test('who stands in twice for one person, by kinds, is offered each act once', () => {
  const { state, rules, now, lifecycle } = new Play(
    sample,
    rulesOf(samplePolicy),
    moment('2026-09-21 09:00'),
  ).start(sampleFacts())
  const seat = { role: 'CommunityDeputySecretary', unitId: 'community' } as const
  const standing = { personId: 'away', name: '', until: '2099-01-01', offices: [seat], holds: [seat] }
  const principals = [sample.kind, 'other'].map(kind => ({ ...standing, kinds: [kind] }))
  const process = { state, rules, now, lifecycle, row: {} as never }
  const acts = actionsFor({ ...substitute, principals }, process).map(({ act, seatId }) => `${seatId} ${act}`)
  expect(acts).not.toEqual([])
  expect(acts).toEqual([...new Set(acts)])
})
