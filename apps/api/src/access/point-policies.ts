/** The rows of the one table that are about points. */
import { departmentRoles, filingRoles, numberRoles } from '../points/point-sight.js'

export const pointPolicies = {
  'GET /api/points': { who: 'signedIn', looksAt: 'person' },
  'GET /api/points/export.xlsx': { who: 'signedIn', looksAt: 'person' },
  'GET /api/points/months': { who: { roles: numberRoles } },
  'GET /api/points/months/:month': { who: { roles: numberRoles } },
  'GET /api/points/months/:month/agencies.xlsx': { who: { roles: numberRoles } },
  'GET /api/points/months/:month/standings': { who: { roles: numberRoles }, looksAt: 'person' },
  'GET /api/points/months/:month/standings.xlsx': { who: { roles: numberRoles }, looksAt: 'person' },
  'POST /api/points/months/:month/publish': { who: { roles: departmentRoles } },
  'GET /api/points/rules': { who: 'signedIn' },
  'POST /api/points/rules': { who: { roles: departmentRoles } },
  'GET /api/periods': { who: { roles: [...departmentRoles, 'SystemAdministrator'] } },
  // Everybody, without an account: throttled by address.
  'GET /api/public/points': { who: 'public' },
  'GET /api/points/missing': { who: { roles: filingRoles } },
  'POST /api/points/objections': { who: { roles: filingRoles } },
} as const
