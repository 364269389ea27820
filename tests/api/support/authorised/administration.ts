/** What the authorisation test expects of the organisation, imports, policies and the audit. */
import type { Role } from '#domain/organisation/roles.js'
import { type Expected, anybody, nobody, holds, above, asked, plain, idsIn, reason } from './expected.js'

const administrators: Role[] = ['SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor']

const importers: Role[] = ['SecurityAdministrator', 'AgencySecretary']

/** Somebody's import of a unit: looked at from above, gone on with by nobody but them. */
const ofImport = (rest: string, opens: Expected['opens'], body?: object): Expected =>
  asked(({ importId }) => ({ path: `/api/imports/${importId}${rest}`, ...(body && { body }) }), opens)

const publishers: Role[] = ['SystemAdministrator', 'OrganizationDepartmentHead']

const ofPolicyChange = (rest: string, opens: Expected['opens'], body?: object): Expected =>
  asked(
    ({ policyChangeId }) => ({
      path: `/api/policies/changes/${policyChangeId}${rest}`,
      ...(body && { body }),
    }),
    opens,
  )

const ofPlan = (rest: string, opens: Expected['opens'], body?: object): Expected =>
  asked(({ planId }) => ({ path: `/api/rule-plans/${planId}${rest}`, ...(body && { body }) }), opens)

export const administration: Record<string, Expected> = {
  'POST /api/audit/verification': asked(() => ({ body: { after: 0 } }), holds('SecurityAuditor')),
  'GET /api/imports': asked(
    () => ({}),
    above('SecurityAdministrator'),
    (body, { importId }) => idsIn(body).includes(importId),
  ),
  'POST /api/imports': asked(
    () => ({ contentType: 'application/octet-stream', body: {} }),
    holds(...importers),
  ),
  'GET /api/imports/templates/:kind': asked(
    () => ({ path: '/api/imports/templates/members' }),
    holds(...importers),
  ),
  'GET /api/imports/:id': ofImport('', above('SecurityAdministrator')),
  'GET /api/imports/:id/findings': ofImport('/findings', above('SecurityAdministrator')),
  'GET /api/imports/:id/changes': ofImport('/changes', above('SecurityAdministrator')),
  'GET /api/imports/:id/marked.xlsx': ofImport('/marked.xlsx', nobody),
  'POST /api/imports/:id/check': ofImport('/check', nobody, {}),
  'POST /api/imports/:id/apply': ofImport('/apply', nobody, { version: 1 }),
  'POST /api/imports/:id/discard': ofImport('/discard', nobody, {}),
  'GET /api/policies/kinds': asked(() => ({}), holds(...publishers)),
  'GET /api/policies/units': asked(() => ({}), holds(...publishers)),
  'GET /api/policies/units/:id': asked(() => ({ query: '?kind=claim' }), above(...publishers)),
  'GET /api/policies/changes': asked(
    () => ({}),
    above(...publishers),
    (body, { policyChangeId }) => idsIn(body).includes(policyChangeId),
  ),
  'POST /api/policies/changes': asked(
    ({ unitId }) => ({ body: { kind: 'claim', unitId, steps: { maxNegotiationRounds: 4 } } }),
    above('SystemAdministrator'),
  ),
  'GET /api/policies/changes/:id': ofPolicyChange('', above(...publishers)),
  'POST /api/policies/changes/:id/commands': ofPolicyChange('/commands', above('SystemAdministrator'), {
    command: { name: 'withdraw', reason },
  }),
  'GET /api/calendar': plain(),
  // A notice counts everywhere: only from above every community.
  'POST /api/calendar/notices': asked(
    () => ({ body: { command: { name: 'preview', fileName: 'a.json', content: 'e30=' } } }),
    nobody,
  ),
  'POST /api/calendar/closures': asked(
    ({ unitId }) => ({ body: { command: { name: 'enter', unitId, date: '2026-12-31', reason } } }),
    above('SystemAdministrator'),
  ),
  'POST /api/rule-plans': asked(
    ({ unitId }) => ({ body: { purpose: 'policy', unitId } }),
    above('SystemAdministrator'),
  ),
  'GET /api/rule-plans/:id': ofPlan('', above(...publishers)),
  'GET /api/rule-plans/:id/items': ofPlan('/items', above(...publishers)),
  'GET /api/rule-plans/:id/items.csv': ofPlan('/items.csv', above(...publishers)),
  'POST /api/rule-plans/:id/run': ofPlan('/run', above('SystemAdministrator'), { reason }),
  'GET /api/units': plain(),
  'GET /api/units/:id': asked(({ unitId }) => ({ path: `/api/units/${unitId}` }), anybody),
  'GET /api/holders': asked(({ unitId }) => ({ query: `?unitId=${unitId}` }), anybody),
  'GET /api/organisation/units': asked(
    ({ unitId }) => ({ query: `?search=${unitId}` }),
    above(...administrators),
    (body, { unitId }) => idsIn(body).includes(unitId),
  ),
  'GET /api/organisation/people': asked(
    ({ personId }) => ({ query: `?search=${personId}` }),
    above(...administrators),
    (body, { personId }) => idsIn(body).includes(personId),
  ),
  'POST /api/organisation/tree': asked(
    ({ unitId }) => ({
      body: { reason, preview: true, command: { name: 'rename', unitId, to: '新名称社区' } },
    }),
    above('SystemAdministrator'),
  ),
  'POST /api/organisation/people': asked(
    ({ personId }) => ({ body: { reason, preview: true, command: { name: 'leave', personId } } }),
    above('SecurityAdministrator'),
  ),
  'POST /api/organisation/grants': asked(
    ({ personId, unitId }) => ({
      body: {
        reason,
        command: { name: 'revoke', personId, unitId, role: 'AgencySecretary' },
      },
    }),
    above('SecurityAdministrator'),
  ),
  'GET /api/organisation/grant-requests': asked(
    () => ({}),
    above('SecurityAdministrator'),
    (body, { requestId }) => idsIn(body).includes(requestId),
  ),
  'POST /api/organisation/grant-requests/:id/decision': asked(
    ({ requestId }) => ({
      path: `/api/organisation/grant-requests/${requestId}/decision`,
      body: { reason, approved: false },
    }),
    above('SecurityAdministrator'),
  ),
}
