import type { SignedIn } from '../access/me.js'
import { officesOf, sittingOf } from './viewer.js'

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
