/** Which cards a role's home shows, in their order: what it can do something about. */
import type { HomeCardName } from '#contracts/http/home.js'
import type { Role } from '#domain/organisation/roles.js'

const agency: HomeCardName[] = [
  'membersMissing',
  'checkIns',
  'claims',
  'unclaimed',
  'postsHeld',
  'unitActivities',
  'ownAppraisals',
  'interviews',
  'resultReceipts',
]
const department: HomeCardName[] = [
  'late',
  'dueToday',
  'agenciesMissing',
  'membersMissing',
  'claims',
  'interviews',
  'quiet',
  'withoutSecretary',
  'lateWeeks',
  'appraisals',
  'turnout',
]

export const cardsOf: Partial<Record<Role, HomeCardName[]>> = {
  InServicePartyMember: ['ownCheckIn', 'signedUp', 'nearMe', 'postsNearMe', 'ownPoints', 'ownResult'],
  CommunityDeputySecretary: [
    ...([
      'needs',
      'unclaimed',
      'freePosts',
      'activities',
      'checkIns',
      'attendance',
      'appraisals',
      'ownWeek',
    ] as const),
    ...(['late', 'claims', 'withoutSecretary', 'slips', 'paperBallots'] as const),
  ],
  AgencyLiaison: agency,
  AgencySecretary: agency,
  SubdistrictCoordinator: [
    ...(['late', 'dueToday', 'checkIns', 'needs', 'unclaimed', 'freePosts'] as const),
    ...(['quiet', 'attendance', 'appraisals', 'lateWeeks', 'withoutSecretary', 'paperBallots'] as const),
  ],
  OrganizationDepartmentOfficer: department,
  DeputyHeadInCharge: department,
  OrganizationDepartmentHead: department,
  SystemAdministrator: ['late', 'dueToday'],
}

/** Nought of these is how it should be. */
export const urgentCards: ReadonlySet<HomeCardName> = new Set(['late', 'ownCheckIn', 'dueToday', 'lateWeeks'])
