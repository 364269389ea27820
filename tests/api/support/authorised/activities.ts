/** What the authorisation test expects of activities, attendance and routine appraisal. */
import { randomUUID } from 'node:crypto'
import { people } from '#testing/claims.js'
import { type Expected, anybody, nobody, holds, above, asked } from './expected.js'

/** An activity that is not there is not there for anybody; a phone's code is anybody's own affair. */
const attendanceBodies: [route: string, body: object][] = [
  ['GET /api/activities/:activityId/attendance-codes', {}],
  ['GET /api/activities/:activityId/attendances', {}],
  ['GET /api/activities/:activityId/attendances.xlsx', {}],
  ['POST /api/activities/:activityId/attendances', { personId: people.member }],
  [
    'POST /api/activities/:activityId/attendance-decisions',
    { items: [{ id: randomUUID(), version: 1, decision: 'confirmed' }] },
  ],
  ['GET /api/attendances/:id', {}],
  ['GET /api/activities/:activityId/photo-matches', {}],
  ['GET /api/photo-matches/:id/photos/:side', {}],
  ['POST /api/photo-matches/:id/decision', { isSame: true, note: '核对' }],
  ['GET /api/spot-checks/:id', {}],
  ['GET /api/spot-checks/:id/export.xlsx', {}],
  ['POST /api/spot-checks/:id/results', { place: 1, result: 'there' }],
  ['GET /api/appraisals/:id', {}],
  ['GET /api/appraisals/:id/export.xlsx', {}],
  ['POST /api/appraisals/:id', { command: { name: 'reply', text: '说明' } }],
  ['POST /api/attendances/:id/commands', { command: { name: 'answer', note: '说明' } }],
]

const attendances: Record<string, Expected> = Object.fromEntries(
  attendanceBodies.map(([route, body]) => {
    const [method, path = ''] = route.split(' ')
    const ask = () => ({
      path: path
        .replace('/photo-matches/:id', '/photo-matches/1')
        .replace(':side', 'later')
        .replace(/:\w+/, randomUUID()),
      ...(method === 'POST' && { body }),
    })
    return [route, asked(ask, nobody)]
  }),
)

/** Answered by nobody's version: whoever may set questions is told that there is another. */
const appraisalForms: Record<string, Expected> = {
  'POST /api/appraisal-forms': asked(
    ({ unitId }) => ({
      body: {
        ...{ unitId, basedOn: 999, reason: '核对权限' },
        questions: [{ id: 'attitude', text: '服务态度怎么样？' }],
        scale: [
          { value: 1, label: '不满意', face: '🙁' },
          { value: 2, label: '满意', face: '🙂' },
        ],
      },
    }),
    above('OrganizationDepartmentOfficer', 'OrganizationDepartmentHead'),
  ),
}

export const activities: Record<string, Expected> = {
  ...attendances,
  ...appraisalForms,
  'POST /api/spot-checks': asked(
    ({ unitId }) => ({ body: { unitId, month: '2026-01', seed: 'seed' } }),
    above('SubdistrictCoordinator', 'OrganizationDepartmentOfficer'),
  ),
  'POST /api/activities': asked(
    ({ unitId }) => ({ body: { communityId: unitId, title: '' } }),
    holds('CommunityDeputySecretary'),
  ),
  'GET /api/activities': asked(() => ({ query: '?scope=managed' }), anybody),
  'GET /api/activities/export.xlsx': asked(() => ({ query: '?scope=managed' }), anybody),
  'GET /api/activities/options': asked(() => ({}), holds('CommunityDeputySecretary')),
  'GET /api/activities/:id': asked(() => ({ path: `/api/activities/${randomUUID()}` }), nobody),
  'GET /api/activities/:id/sign-ups': asked(
    () => ({ path: `/api/activities/${randomUUID()}/sign-ups` }),
    nobody,
  ),
  'GET /api/activities/:id/sign-ups.csv': asked(
    () => ({ path: `/api/activities/${randomUUID()}/sign-ups.csv` }),
    nobody,
  ),
  'POST /api/activities/:id/sign-ups': asked(
    () => ({ path: `/api/activities/${randomUUID()}/sign-ups`, body: {} }),
    nobody,
  ),
  'POST /api/activities/:id/sign-ups/cancel': asked(
    () => ({ path: `/api/activities/${randomUUID()}/sign-ups/cancel`, body: {} }),
    nobody,
  ),
}
