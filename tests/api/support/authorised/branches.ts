/** What the authorisation test expects of branches, the calendar and check-ins. */
import { randomUUID } from 'node:crypto'
import { units } from '#testing/claims.js'
import { type Expected, anybody, nobody, holds, seesProcess, asked, plain, reason } from './expected.js'

/** A branch is seen from above; whoever checked in there sees it too, which nobody of these has. */
const ofBranch = (rest: string): Expected =>
  asked(({ unitId }) => ({ path: `/api/branches/${unitId}${rest}` }), seesProcess)

export const branches: Record<string, Expected> = {
  'GET /api/agenda': asked(
    ({ unitId }) => ({ query: `?from=2026-01-01&to=2026-01-31&communityId=${unitId}` }),
    seesProcess,
  ),
  'GET /api/home': plain(),
  'GET /api/agenda/feed': plain(),
  'POST /api/agenda/feed': asked(() => ({ body: { name: 'never' } }), anybody),
  'GET /api/agenda.ics': plain('?token=unknown'),
  'GET /api/branches': asked(
    () => ({}),
    seesProcess,
    (body, { unitId }) =>
      (body as { items: { community: { id: string } }[] }).items.some(
        ({ community }) => community.id === unitId,
      ),
  ),
  'GET /api/branches/export.xlsx': plain(),
  'GET /api/branches/:id': ofBranch(''),
  'GET /api/branches/:id/members': ofBranch('/members'),
  'GET /api/estates': plain(),
  'POST /api/branches/:id/estates': asked(
    ({ unitId }) => ({ path: `/api/branches/${unitId}/estates`, body: { names: ['荷塘小区'] } }),
    ({ role, place }) =>
      (role === 'CommunityDeputySecretary' && place === 'own') ||
      (role === 'SubdistrictCoordinator' && (place === 'own' || place === 'parent')),
  ),
  'POST /api/branches/:id/officers': asked(
    ({ unitId, personId }) => ({
      path: `/api/branches/${unitId}/officers`,
      body: {
        reason,
        command: { name: 'appoint', office: 'secretary', personId, from: '2026-01-01', way: 'elected' },
      },
    }),
    ({ role, place }) =>
      (role === 'CommunityDeputySecretary' && place === 'own') ||
      (role === 'SubdistrictCoordinator' && (place === 'own' || place === 'parent')),
  ),
  'POST /api/check-ins': asked(
    ({ unitId }) => ({ body: { subject: 'member', communityId: unitId, estate: '3栋' } }),
    holds('InServicePartyMember', 'AgencyLiaison', 'AgencySecretary'),
  ),
  'GET /api/memberships': plain(),
  'GET /api/memberships/export.xlsx': plain(),
  'GET /api/memberships/own': plain(),
  'GET /api/memberships/missing': asked(() => ({ query: `?agencyId=${units.j1}` }), nobody),
  'GET /api/memberships/missing.xlsx': asked(() => ({ query: `?agencyId=${units.j1}` }), nobody),
  'POST /api/memberships/:id/commands': asked(
    () => ({
      path: `/api/memberships/${randomUUID()}/commands`,
      body: { reason, command: { name: 'end', lastDay: '2026-01-01', reasonCode: 'other' } },
    }),
    nobody,
  ),
}
