/** The rows of the one table that are about the annual evaluation; whose part of it somebody sees, each decides itself. */
export const evaluationPolicies = {
  'GET /api/evaluations': { who: 'signedIn' },
  'POST /api/evaluations': { who: { roles: ['OrganizationDepartmentOfficer'] } },
  'POST /api/questionnaires': { who: { roles: ['OrganizationDepartmentOfficer'] } },
  'GET /api/evaluations/forecast': {
    who: { roles: ['OrganizationDepartmentOfficer'] },
    looksAt: 'person',
  },
  'GET /api/evaluations/:id': { who: 'signedIn' },
  'GET /api/evaluations/:id/judged': { who: 'signedIn', looksAt: 'person' },
  'GET /api/evaluations/:id/slips': { who: 'signedIn' },
  'POST /api/evaluations/:id/slips': {
    who: { roles: ['CommunityDeputySecretary', 'SubdistrictCoordinator'] },
  },
  'POST /api/evaluations/:id/withdrawals': {
    who: {
      roles: ['CommunityDeputySecretary', 'SubdistrictCoordinator', 'OrganizationDepartmentOfficer'],
    },
  },
  'POST /api/evaluations/:id/paper': {
    who: {
      roles: ['CommunityDeputySecretary', 'SubdistrictCoordinator', 'OrganizationDepartmentOfficer'],
    },
  },
  'POST /api/evaluations/:id/commands': { who: 'signedIn' },
  'GET /api/evaluations/:id/results': { who: 'signedIn', looksAt: 'person' },
  'GET /api/evaluations/:id/results.xlsx': { who: 'signedIn', looksAt: 'person' },
  'GET /api/processes/:id/last-results': { who: 'signedIn', scope: 'process', looksAt: 'person' },
  'GET /api/evaluations/:id/comments': {
    who: { roles: ['OrganizationDepartmentOfficer'] },
    looksAt: 'person',
  },
  'GET /api/evaluations/:id/objections': { who: 'signedIn', looksAt: 'person' },
} as const
