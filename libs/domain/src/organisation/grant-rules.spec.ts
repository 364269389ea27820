import { needsSecond, refuseDecision, refuseGrant, refuseRevocation, type Granting } from './grant-rules.js'
import type { PlacedUnit } from './tree-rules.js'

const district: PlacedUnit = {
  id: 'd',
  kind: 'district',
  name: '区',
  parentId: null,
  path: '/d/',
  endedOn: null,
}
const community: PlacedUnit = { ...district, id: 'c', kind: 'community', path: '/d/s/c/', parentId: 's' }

const granting = (changes: Partial<Granting> = {}, wanted: Partial<Granting['wanted']> = {}): Granting => ({
  by: 'security-1',
  within: ['/d/'],
  wanted: {
    personId: 'anna',
    role: 'CommunityDeputySecretary',
    unitId: 'c',
    validFrom: '2026-11-01',
    ...wanted,
  },
  unit: community,
  person: { id: 'anna', leftOn: null },
  held: [],
  today: '2026-11-20',
  ...changes,
})
const asAdministrator = (held: Granting['held'] = []) =>
  granting({ unit: district, held }, { role: 'SecurityAuditor', unitId: 'd' })
const heldBy = (role: Granting['held'][number]['role'], unitId = 'd') => ({ role, unitId, validTo: null })

test.each<[string, Granting, string | undefined]>([
  ['an office in one’s own part of the tree', granting(), undefined],
  ['to oneself', granting({ by: 'anna' }), 'grantToSelf'],
  ['to oneself on the command line', granting({ by: 'anna', within: 'everywhere' }), 'grantToSelf'],
  ['beside one’s part', granting({ within: ['/d/t/'] }), 'grantOutOfScope'],
  ['above one’s part', granting({ within: ['/d/s/c/x/'] }), 'grantOutOfScope'],
  ['without any part', granting({ within: [] }), 'grantOutOfScope'],
  ['at a unit that has ended', granting({ unit: { ...community, endedOn: '2026-01-01' } }), 'unitEnded'],
  ['to somebody who left', granting({ person: { id: 'anna', leftOn: '2026-11-19' } }), 'personLeft'],
  ['a role that is not held there', granting({}, { role: 'AgencyLiaison' }), 'grantRoleMisplaced'],
  ['until before it begins', granting({}, { validFrom: '2027-01-01', validTo: '2026-12-01' }), 'grantDates'],
  ['until yesterday', granting({}, { validTo: '2026-11-19' }), 'grantDates'],
  ['again', granting({ held: [heldBy('CommunityDeputySecretary', 'c')] }), 'grantExists'],
  ['auditor beside auditor elsewhere', asAdministrator([heldBy('SecurityAuditor', 'x')]), undefined],
  [
    'auditor to a system administrator',
    asAdministrator([heldBy('SystemAdministrator')]),
    'administratorsSeparate',
  ],
  [
    'auditor to a security administrator',
    asAdministrator([heldBy('SecurityAdministrator')]),
    'administratorsSeparate',
  ],
])('%s', (_what, wanted, refused) => {
  expect(refuseGrant(wanted)).toBe(refused)
})

test('only what is held is taken away, by whoever reaches it, and not from oneself', () => {
  const held = [heldBy('CommunityDeputySecretary', 'c')]
  expect(refuseRevocation(granting({ held }))).toBeUndefined()
  expect(refuseRevocation(granting())).toBe('grantMissing')
  expect(refuseRevocation(granting({ held, by: 'anna' }))).toBe('grantToSelf')
  expect(refuseRevocation(granting({ held, within: ['/e/'] }))).toBe('grantOutOfScope')
})

test('an administrator’s office needs a second pair of eyes, but for the command line', () => {
  expect(needsSecond(asAdministrator())).toBe(true)
  expect(needsSecond(granting())).toBe(false)
  expect(needsSecond({ ...asAdministrator(), within: 'everywhere' })).toBe(false)
  expect(refuseDecision({ askedBy: 'a', isDecided: false }, 'a')).toBe('requestOwn')
  expect(refuseDecision({ askedBy: 'a', isDecided: true }, 'b')).toBe('requestDecided')
  expect(refuseDecision({ askedBy: 'a', isDecided: false }, 'b')).toBeUndefined()
})
