/** Which cards a role's home shows: what it can do something about. */
import type { HomeCardName } from '#contracts/http/home.js'
import type { Role } from '#domain/organisation/roles.js'

const agency: HomeCardName[] = ['membersMissing', 'checkIns', 'claims', 'unclaimed', 'interviews']
const department: HomeCardName[] = [
  'late',
  'dueToday',
  'agenciesMissing',
  'membersMissing',
  'claims',
  'quiet',
  'withoutSecretary',
]

export const cardsOf: Partial<Record<Role, HomeCardName[]>> = {
  InServicePartyMember: ['ownCheckIn', 'signedUp', 'nearMe'],
  CommunityDeputySecretary: [
    'late',
    'checkIns',
    'unclaimed',
    'claims',
    'activities',
    'attendance',
    'withoutSecretary',
  ],
  AgencyLiaison: agency,
  AgencySecretary: agency,
  SubdistrictCoordinator: [
    'late',
    'dueToday',
    'checkIns',
    'unclaimed',
    'quiet',
    'attendance',
    'withoutSecretary',
  ],
  OrganizationDepartmentOfficer: department,
  DeputyHeadInCharge: [...department, 'interviews'],
  OrganizationDepartmentHead: [...department, 'interviews'],
  SystemAdministrator: ['late', 'dueToday'],
}

/** Nought of these is how it should be. */
export const urgentCards: ReadonlySet<HomeCardName> = new Set(['late', 'ownCheckIn', 'dueToday'])
