/** What the authorisation test expects of the inbox and processes. */
import { projects, units } from '#testing/claims.js'
import { type Expected, anybody, holds, above, seesProcess, asked, idsIn, reason } from './expected.js'

/** On a round that is not there, so that nothing changes. */
const administers: Expected = asked(
  () => ({
    body: {
      reason,
      command: { name: 'extend', region: 'main', round: 'gone', budget: { unit: 'days', amount: 1 } },
    },
  }),
  above('SystemAdministrator'),
)

/** Who sees the process looks at its files; who takes part adds some; somebody else's is withdrawn by administrators. */
const files: Record<string, Expected> = {
  'POST /api/processes/:id/files': asked(
    () => ({ query: '?name=renamed.pdf', contentType: 'application/octet-stream', body: {} }),
    ({ role, place }) => role === 'CommunityDeputySecretary' && place === 'own',
  ),
  'GET /api/processes/:id/files/:fileId/content': asked(
    ({ processId, fileId }) => ({ path: `/api/processes/${processId}/files/${fileId}/content` }),
    seesProcess,
  ),
  'POST /api/processes/:id/files/:fileId/withdraw': asked(
    ({ processId, fileId }) => ({ path: `/api/processes/${processId}/files/${fileId}/withdraw`, body: {} }),
    above('SystemAdministrator'),
  ),
}

export const processes: Record<string, Expected> = {
  ...files,
  'POST /api/demo/fast-forward': asked(() => ({ body: { hours: -1 } }), anybody),
  'GET /api/inbox': asked(
    () => ({}),
    ({ role, place }) => role === 'CommunityDeputySecretary' && place === 'own',
    (body, { processId }) => idsIn(body).includes(processId),
  ),
  'POST /api/inbox/copies/read': asked(() => ({ body: {} }), anybody),
  'POST /api/inbox/filters/:id/drop': asked(
    ({ requestId }) => ({ path: `/api/inbox/filters/${requestId}/drop`, body: {} }),
    anybody,
  ),
  'POST /api/processes/:id/drafts': asked(
    ({ seatId }) => ({ body: { seatId, act: 'sign', body: {} } }),
    seesProcess,
  ),
  'GET /api/processes': asked(
    () => ({}),
    seesProcess,
    (body, { processId }) => idsIn(body).includes(processId),
  ),
  'GET /api/processes/counts': asked(
    () => ({}),
    seesProcess,
    body => (body as { total: number }).total > 0,
  ),
  'GET /api/processes/export.csv': asked(
    () => ({}),
    seesProcess,
    body => (body as string).includes('项目认领'),
  ),
  'GET /api/clock-ledger': asked(
    () => ({ query: '?state=upcoming' }),
    seesProcess,
    (body, { processId }) =>
      (body as { items: { processId: string }[] }).items.some(item => item.processId === processId),
  ),
  'GET /api/clock-ledger.csv': asked(
    () => ({ query: '?state=upcoming' }),
    seesProcess,
    body => (body as string).includes('RL-'),
  ),
  'GET /api/processes/:id/differences': asked(() => ({ query: '?from=1&to=1' }), seesProcess),
  'GET /api/processes/:id/last-results': asked(() => ({}), seesProcess),
  'POST /api/processes/:id/acts': asked(
    ({ seatId }) => ({ body: { seatId, act: 'sign', expectedVersion: 0, body: { answers: [] } } }),
    ({ role, place }) => role === 'CommunityDeputySecretary' && place === 'own',
  ),
  'POST /api/processes/:id/administration': administers,
  'POST /api/processes/:id/administration/preview': administers,
  'POST /api/claims': asked(
    () => ({
      body: {
        projectId: projects.east1[0],
        agencyId: units.j1,
        startedBy: 'community',
        submit: true,
        terms: {},
      },
    }),
    holds('AgencyLiaison', 'AgencySecretary', 'CommunityDeputySecretary'),
  ),
  'GET /api/claims/counts': asked(
    ({ unitId }) => ({ query: `?unitId=${unitId}&from=2026-01-01&to=2026-12-31` }),
    seesProcess,
  ),
}
