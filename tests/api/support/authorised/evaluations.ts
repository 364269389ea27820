/** What the authorisation test expects of the annual evaluation: one that is not there is not there for anybody. */
import { randomUUID } from 'node:crypto'
import { units } from '#testing/claims.js'
import { asked, holds, nobody, plain, type Expected } from './expected.js'

/** A plan for what is no district, so that whoever is let in changes nothing. */
const evaluationPlan = {
  ...{ title: '核对权限的方案', year: 2026, questionnaireVersion: 1, opensOn: '2026-12-01' },
  ...{ households: 50, minimumValid: 30, k: 5, leastAttendances: 1 },
}
export const someQuestionnaire = {
  questions: { unit: '您对“{name}”满意吗？', person: '您对“{name}”满意吗？' },
  choices: [
    { value: 'well', label: '满意', face: '🙂', points: 100 },
    { value: 'poor', label: '不满意', face: '🙁', points: 0 },
  ],
  comment: '',
}

const bodies: Record<string, { query?: string; body?: object }> = {
  'GET /api/evaluations/:id': {},
  'GET /api/evaluations/:id/judged': { query: `?communityId=${units.east1}` },
  'GET /api/evaluations/:id/slips': { query: `?communityId=${units.east1}` },
  'POST /api/evaluations/:id/slips': {
    body: { order: { name: 'print', communityId: units.east1, again: false, reason: '首次印制' } },
  },
  'POST /api/evaluations/:id/withdrawals': {
    body: { command: { name: 'refuse', communityId: units.east1, number: 1, reason: '未核实' } },
  },
  'POST /api/evaluations/:id/paper': { body: { communityId: units.east1, number: 1, answers: [1] } },
  'POST /api/evaluations/:id/commands': {
    body: { command: { name: 'revokeSlip', communityId: units.east1, number: 1, reason: '作废' } },
  },
  'GET /api/evaluations/:id/results': {},
  'GET /api/evaluations/:id/results.xlsx': {},
  'GET /api/evaluations/:id/comments': {},
  'GET /api/evaluations/:id/objections': {},
}

const ofOne = Object.fromEntries(
  Object.entries(bodies).map(([route, { query, body }]) => [
    route,
    {
      ask: () => ({
        path: (route.split(' ')[1] ?? '').replace(':id', randomUUID()),
        ...(query && { query }),
        ...(body && { body }),
      }),
      opens: nobody,
    },
  ]),
)

export const evaluations: Record<string, Expected> = {
  ...ofOne,
  'GET /api/evaluations': plain(),
  'POST /api/evaluations': asked(
    ({ unitId: districtId }) => ({ body: { districtId, settings: evaluationPlan } }),
    holds('OrganizationDepartmentOfficer'),
  ),
  'GET /api/evaluations/forecast': asked(
    ({ unitId }) => ({ query: `?districtId=${unitId}&year=2026&leastAttendances=1` }),
    holds('OrganizationDepartmentOfficer'),
  ),
  'POST /api/questionnaires': asked(
    ({ unitId: districtId }) => ({ body: { districtId, ...someQuestionnaire } }),
    holds('OrganizationDepartmentOfficer'),
  ),
}
