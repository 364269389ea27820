/** The rows of the one table that are about check-ins, needs, the two menus, claims of posts and appraisal. */
import { formSettingRoles } from '../appraisals/appraisal-authority.js'
import { officeRoles as weekRoles } from '../weekly/weekly-authority.js'

export const servicePolicies = {
  'POST /api/check-ins': {
    who: { roles: ['InServicePartyMember', 'AgencyLiaison', 'AgencySecretary'] },
  },
  // Residents, without an account: throttled by address.
  'GET /need': { who: 'public' },
  'POST /need': { who: 'public' },
  'GET /api/needs': { who: 'signedIn' },
  'GET /api/needs/export.xlsx': { who: 'signedIn' },
  'GET /api/needs/:id': { who: 'signedIn' },
  'POST /api/needs': { who: { roles: ['CommunityDeputySecretary'] } },
  'POST /api/needs/:id/commands': {
    who: { roles: ['CommunityDeputySecretary', 'SubdistrictCoordinator', 'OrganizationDepartmentOfficer'] },
  },
  'POST /api/publications': { who: { roles: ['CommunityDeputySecretary'] } },
  'POST /api/offers/:kind/:id/commands': {
    who: { roles: ['CommunityDeputySecretary', 'SubdistrictCoordinator'] },
  },
  'GET /api/posts': { who: 'signedIn' },
  'GET /api/posts/export.xlsx': { who: 'signedIn' },
  'GET /api/post-categories': { who: 'signedIn' },
  'POST /api/categories/:kind': { who: { roles: ['OrganizationDepartmentOfficer'] } },
  'POST /api/categories/:kind/:code': { who: { roles: ['OrganizationDepartmentOfficer'] } },
  'GET /api/post-claims': { who: 'signedIn', looksAt: 'person' },
  'POST /api/post-claims': { who: { roles: ['InServicePartyMember', 'CommunityDeputySecretary'] } },
  'POST /api/post-claims/:id/end': {
    who: { roles: ['InServicePartyMember', 'CommunityDeputySecretary', 'SubdistrictCoordinator'] },
  },
  'GET /api/memberships': { who: 'signedIn', looksAt: 'person' },
  'GET /api/memberships/export.xlsx': { who: 'signedIn', looksAt: 'person' },
  'GET /api/memberships/own': { who: 'signedIn', looksAt: 'person' },
  'GET /api/memberships/missing': { who: { roles: ['AgencyLiaison', 'AgencySecretary'] }, looksAt: 'person' },
  'GET /api/memberships/missing.xlsx': {
    who: { roles: ['AgencyLiaison', 'AgencySecretary'] },
    looksAt: 'person',
  },
  'POST /api/memberships/:id/commands': {
    who: {
      roles: ['AgencyLiaison', 'AgencySecretary', 'CommunityDeputySecretary', 'SubdistrictCoordinator'],
    },
  },
  // Residents, without an account; throttled.
  'GET /appraise': { who: 'public' },
  'POST /appraise': { who: 'public' },
  // Who looks after the service, or served in it, decides the row itself.
  'GET /api/appraisals/:id': { who: 'signedIn' },
  'GET /api/appraisals/:id/export.xlsx': { who: 'signedIn' },
  'POST /api/appraisals/:id': { who: 'signedIn' },
  'GET /ballots': { who: 'public' },
  'POST /ballots': { who: 'public' },
  'GET /ballots/:id': { who: 'public' },
  'GET /vote': { who: 'public' },
  'POST /vote': { who: 'public' },
  'GET /recommend': { who: 'public' },
  'POST /recommend': { who: 'public' },
  'GET /api/public/weekly-models': { who: 'public' },
  // Whose weeks they are, and what of them they may change, decides the week itself.
  'GET /api/weekly-selections': { who: 'signedIn' },
  'GET /api/weekly-selections.xlsx': { who: 'signedIn' },
  'GET /api/weekly-selections/numbers': { who: { roles: weekRoles } },
  'GET /api/weekly-selections/:communityId/:week': { who: 'signedIn', looksAt: 'person' },
  'POST /api/weekly-selections/:communityId/:week': { who: 'signedIn' },
  'GET /api/appraisals/own': { who: 'signedIn' },
  'GET /api/appraisals/waiting': { who: 'signedIn', looksAt: 'person' },
  'GET /api/appraisal-forms': { who: 'signedIn' },
  'POST /api/appraisal-forms': { who: { roles: formSettingRoles } },
} as const
