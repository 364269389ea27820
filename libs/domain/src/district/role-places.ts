import type { Role, UnitKind } from '../organisation/roles.js'

const anyGovernment: readonly UnitKind[] = ['city', 'district']
const partyOrganisation: readonly UnitKind[] = ['agencyPartyOrganization']

/** At which kind of unit a role can be held (letter: who does what at which level). */
export const rolePlaces: Readonly<Record<Role, readonly UnitKind[]>> = {
  OrganizationDepartmentOfficer: anyGovernment,
  DeputyHeadInCharge: anyGovernment,
  OrganizationDepartmentHead: anyGovernment,
  SubdistrictCoordinator: ['subdistrict'],
  CommunityDeputySecretary: ['community'],
  AgencySecretary: partyOrganisation,
  AgencyLiaison: partyOrganisation,
  InServicePartyMember: partyOrganisation,
  SystemAdministrator: anyGovernment,
  SecurityAdministrator: anyGovernment,
  SecurityAuditor: anyGovernment,
}
