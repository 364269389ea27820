import { suitsSeat } from './role-families.js'

test.each([
  ['AgencySecretary', 'AgencyLiaison', true],
  ['DeputyHeadInCharge', 'OrganizationDepartmentOfficer', true],
  ['CommunityDeputySecretary', 'CommunityDeputySecretary', true],
  ['InServicePartyMember', 'AgencyLiaison', false],
  ['CommunityDeputySecretary', 'OrganizationDepartmentOfficer', false],
  ['SystemAdministrator', 'OrganizationDepartmentOfficer', false],
] as const)('%s on a seat of %s: %s', (role, seatRole, suits) => {
  expect(suitsSeat(role, seatRole)).toBe(suits)
})

test('a superior suits the seat it would be called in for', () => {
  expect(suitsSeat('SubdistrictCoordinator', 'CommunityDeputySecretary')).toBe(false)
  expect(suitsSeat('SubdistrictCoordinator', 'CommunityDeputySecretary', ['SubdistrictCoordinator'])).toBe(
    true,
  )
})
