/** What the authorisation test expects of needs, projects and posts. */
import { randomUUID } from 'node:crypto'
import { projects, units } from '#testing/claims.js'
import { type Expected, anybody, nobody, asked, plain, reason } from './expected.js'

export const offers: Record<string, Expected> = {
  'GET /api/needs': plain(),
  'GET /api/needs/export.xlsx': plain(),
  'GET /api/needs/:id': asked(() => ({ path: `/api/needs/${randomUUID()}` }), nobody),
  'POST /api/needs': asked(
    ({ unitId }) => ({ body: { communityId: unitId, source: 'community', text: '楼道照明损坏' } }),
    ({ role, place }) => role === 'CommunityDeputySecretary' && place === 'own',
  ),
  'POST /api/needs/:id/commands': asked(
    () => ({ path: `/api/needs/${randomUUID()}/commands`, body: { reason, command: { name: 'setAside' } } }),
    nobody,
  ),
  'POST /api/publications': asked(
    ({ unitId }) => ({
      body: {
        kind: 'post',
        communityId: unitId,
        offer: { title: '授权测试', need: '授权测试', categoryCode: 'unknown', places: 1 },
        check: Object.fromEntries(
          ['wanted', 'fitting', 'feasible'].map(each => [each, { yes: true, reason }]),
        ),
      },
    }),
    ({ role, place }) => role === 'CommunityDeputySecretary' && place === 'own',
  ),
  'POST /api/offers/:kind/:id/commands': asked(
    () => ({ path: '/api/offers/post/unknown/commands', body: { reason, command: { name: 'close' } } }),
    nobody,
  ),
  'GET /api/posts': plain(),
  'GET /api/posts/export.xlsx': plain(),
  'GET /api/post-categories': plain(),
  // An office below the district's own changes nothing of the district's.
  'POST /api/categories/:kind/:code': asked(
    () => ({
      path: '/api/categories/post/unknown',
      body: { districtId: units.district, reason, command: { name: 'rename', to: '授权测试' } },
    }),
    nobody,
  ),
  'POST /api/categories/:kind': asked(
    () => ({
      path: '/api/categories/post',
      body: { districtId: units.district, name: '授权测试', startsOn: '2020-01-01', reason },
    }),
    nobody,
  ),
  'GET /api/post-claims': plain(),
  'POST /api/post-claims': asked(() => ({ body: { postId: 'unknown' } }), nobody),
  'POST /api/post-claims/:id/end': asked(
    () => ({ path: `/api/post-claims/${randomUUID()}/end`, body: { reason } }),
    nobody,
  ),
  'GET /api/projects': plain(),
  'GET /api/projects/export.xlsx': plain(),
  'GET /api/projects/:id': asked(() => ({ path: `/api/projects/${projects.east1[0]}` }), anybody),
  'GET /api/project-categories': plain(),
}
