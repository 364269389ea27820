/**
 * What the authorisation test expects: for every route, how it is asked about one subject, and whose office, held
 * where, opens it. A route that is not of a usual kind has to be declared here.
 */
import { randomUUID } from 'node:crypto'
import type { Role } from '#domain/organisation/roles.js'
import { roles } from '#domain/organisation/roles.js'
import { entersForOthers } from '#domain/substitution/substitution-rules.js'
import type { Policy } from '../../../apps/api/src/access/policies.js'
import { evaluations, evaluationPlan, someQuestionnaire } from './authorised-evaluations.js'
import { people, projects, units } from '#testing/claims.js'

/** Where an office is held, seen from the subject. */
export const places = ['own', 'sibling', 'parent', 'child'] as const
export type Place = (typeof places)[number]

export interface Office {
  role: Role
  place: Place
}

/** The subject: a community, one of its people, a claim on its project, a request about an office there. */
export interface Subject {
  unitId: string
  personId: string
  processId: string
  seatId: string
  requestId: string
  importId: string
  channelId: string
  policyChangeId: string
  planId: string
  /** Over already; its principal holds an office at the unit. */
  substitutionId: string
  fileId: string
}

export interface Expected {
  /** A body without a type is JSON. */
  ask(subject: Subject): { path?: string; query?: string; body?: object; contentType?: string }
  opens(office: Office): boolean
  /** For a list that answers everybody: whether the subject stands in it. */
  shows?(body: unknown, subject: Subject): boolean
}

const anybody = () => true
const nobody = () => false
const isAbove = ({ place }: Office): boolean => place === 'own' || place === 'parent'
const holds =
  (...wanted: Role[]) =>
  ({ role }: Office): boolean =>
    wanted.includes(role)
const above =
  (...wanted: Role[]) =>
  (office: Office): boolean =>
    wanted.includes(office.role) && isAbove(office)
/** Whoever looks after a part of the tree sees its processes; being a member of the Party opens nothing. */
const seesProcess = (office: Office): boolean => office.role !== 'InServicePartyMember' && isAbove(office)
const administrators: Role[] = ['SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor']

const asked = (ask: Expected['ask'], opens: Expected['opens'], shows?: Expected['shows']): Expected => ({
  ask,
  opens,
  ...(shows && { shows }),
})
const plain = (query = ''): Expected => asked(() => ({ query }), anybody)

const idsIn = (body: unknown): string[] =>
  (body as { items: { id?: string; processId?: string }[] }).items.map(
    ({ id, processId }) => id ?? processId ?? '',
  )
const isEast1Secretary = ({ personId }: { personId: string }): boolean => personId === people.east1Secretary
const reason = '授权测试'

/** A branch is seen from above; whoever checked in there sees it too, which nobody of these has. */
const ofBranch = (rest: string): Expected =>
  asked(({ unitId }) => ({ path: `/api/branches/${unitId}${rest}` }), seesProcess)
const branches: Record<string, Expected> = {
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
}

/** Points: of no month that there is, and an objection to none. */
const department: Role[] = [
  'OrganizationDepartmentOfficer',
  'DeputyHeadInCharge',
  'OrganizationDepartmentHead',
]
const ofPoints = (rest: string, query = '') =>
  asked(() => ({ path: `/api/points/months/2019-01${rest}`, query }), nobody)
const points: Record<string, Expected> = {
  'GET /api/points': plain(),
  'GET /api/points/months': asked(() => ({}), holds(...department, 'AgencySecretary', 'AgencyLiaison')),
  'GET /api/points/months/:month': ofPoints(''),
  'GET /api/points/months/:month/standings': ofPoints('/standings', `?agencyId=${units.j1}`),
  'GET /api/points/months/:month/standings.xlsx': ofPoints('/standings.xlsx', `?agencyId=${units.j1}`),
  'POST /api/points/months/:month/publish': asked(
    () => ({ path: '/api/points/months/2019-01/publish', body: { districtId: units.district } }),
    nobody,
  ),
  'GET /api/points/rules': plain(),
  'POST /api/points/rules': asked(
    () => ({
      body: {
        ...{
          districtId: 'none',
          fromMonth: '2099-01',
          zeroBy: 'month',
          objectionDays: 5,
          publicationDays: 7,
        },
        ...{ amounts: { activity: 1, doneWell: 1, weeklyModel: 2 }, reason: '试行新的分值' },
      },
    }),
    nobody,
  ),
  'GET /api/periods': asked(() => ({}), holds(...department, 'SystemAdministrator')),
  'GET /api/public/points': plain(),
  'GET /api/points/missing': asked(() => ({ query: '?month=2019-01&subject=member' }), nobody),
  'POST /api/points/objections': asked(
    () => ({
      body: {
        ...{ month: '2019-01', subject: 'member', about: 'missing', rule: 'activity' },
        ...{ activityId: 'none', claim: '未见记入积分账' },
      },
    }),
    nobody,
  ),
}

/** Figures are of units that one looks after. */
const ofFigures = (rest: string, more = ''): Expected =>
  asked(({ unitId }) => ({ path: `/api/numbers${rest}?unitId=${unitId}&period=2026-11${more}` }), seesProcess)
const numbers: Record<string, Expected> = {
  'GET /api/numbers': ofFigures(''),
  'GET /api/numbers/export.xlsx': ofFigures('/export.xlsx'),
  'GET /api/numbers/facts': ofFigures('/facts', '&figure=checkedIn'),
  'GET /api/numbers/facts.xlsx': ofFigures('/facts.xlsx', '&figure=checkedIn'),
  'GET /api/numbers/coverage': ofFigures('/coverage'),
  'GET /api/numbers/kinds': ofFigures('/kinds'),
  'GET /api/monthly-reports': asked(
    ({ unitId }) => ({ path: `/api/monthly-reports?unitId=${unitId}` }),
    seesProcess,
  ),
  // A month to come: whoever is let in is told that it has not come yet.
  'POST /api/monthly-reports': asked(({ unitId }) => ({ body: { unitId, month: '2099-01' } }), seesProcess),
  ...Object.fromEntries(
    ['', '/report.docx', '/report.xlsx'].map(rest => [
      `GET /api/monthly-reports/:id${rest}`,
      asked(() => ({ path: `/api/monthly-reports/${randomUUID()}${rest}` }), nobody),
    ]),
  ),
}

/** Letters of reminders: a claim has none, whoever asks. */
const reminders: Record<string, Expected> = {
  'GET /api/reminders/:id/letter.docx': asked(
    ({ processId }) => ({ path: `/api/reminders/${processId}/letter.docx` }),
    nobody,
  ),
}

/** An activity that is not there is not there for anybody; a phone's code is anybody's own affair. */
const attendanceBodies: [route: string, body: object][] = [
  ['GET /api/activities/:activityId/attendance-codes', {}],
  ['GET /api/activities/:activityId/attendances', {}],
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

/** Weeks are seen by whoever looks after them; one that was never opened is there for nobody. */
const neverOpened = `/api/weekly-selections/${units.east1}/2020-W01`
const weeks: Record<string, Expected> = {
  'GET /api/public/weekly-models': plain(),
  'GET /api/weekly-selections': plain(),
  'GET /api/weekly-selections.xlsx': plain(),
  'GET /api/weekly-selections/numbers': asked(
    ({ unitId }) => ({ query: `?unitId=${unitId}` }),
    above(
      'CommunityDeputySecretary',
      'SubdistrictCoordinator',
      'OrganizationDepartmentOfficer',
      'DeputyHeadInCharge',
      'OrganizationDepartmentHead',
    ),
  ),
  'GET /api/weekly-selections/:communityId/:week': asked(() => ({ path: neverOpened }), nobody),
  'POST /api/weekly-selections/:communityId/:week': asked(
    () => ({ path: neverOpened, body: { command: { name: 'makeCode' } } }),
    nobody,
  ),
}

/** One's own account is anybody's; what is wrong with the content is told behind the door. */
const ownAccount = Object.fromEntries(
  [
    'POST /api/sign-in/code',
    'POST /api/account/password',
    'POST /api/account/second-factor',
    'POST /api/account/second-factor/confirm',
    'POST /api/account/second-factor/remove',
    'POST /api/account/recovery-codes',
    'POST /api/account/devices/sign-out',
    'POST /api/account/devices/sign-out-others',
  ].map(route => [route, asked(() => ({ body: {} }), anybody)]),
)

const accountOf = (path: string, body: object): Expected =>
  asked(
    ({ personId }) => ({ path: `/api/accounts/${personId}/${path}`, body }),
    above('SecurityAdministrator'),
  )

/** The subject has no account, so that nothing can be done with it, until it is invited. */
const accounts: Record<string, Expected> = {
  ...ownAccount,
  'GET /api/account': plain(),
  'GET /api/account/devices': plain(),
  'GET /api/accounts': asked(
    ({ personId }) => ({ query: `?search=${personId}` }),
    above('SecurityAdministrator'),
    (body, { personId }) =>
      (body as { items: { personId: string }[] }).items.some(each => each.personId === personId),
  ),
  'POST /api/accounts/invitations': asked(
    ({ personId }) => ({ body: { people: [{ personId }] } }),
    above('SecurityAdministrator'),
    body => (body as { items: { invited: boolean }[] }).items.some(({ invited }) => invited),
  ),
  'POST /api/accounts/:id/commands': accountOf('commands', { name: 'unlock', reason }),
  'POST /api/accounts/:id/email': accountOf('email', { email: null }),
}

/** An unknown channel of the subject's unit is not there for anybody; quiet hours and new channels are its unit's. */
const channels: Record<string, Expected> = {
  'POST /api/channels': asked(
    ({ unitId }) => ({
      body: {
        kind: 'wecom',
        unitId,
        name: '测试群',
        address: 'http://wrong.example/',
        servesBelow: false,
        perMinute: 10,
        gapMinutes: 0,
      },
    }),
    above('SystemAdministrator'),
  ),
  'POST /api/channels/:id': asked(
    ({ channelId }) => ({ path: `/api/channels/${channelId}`, body: {} }),
    above('SystemAdministrator'),
  ),
  'POST /api/channels/:id/test': asked(
    ({ channelId }) => ({ path: `/api/channels/${channelId}/test`, body: {} }),
    above('SystemAdministrator'),
  ),
  'POST /api/channels/:id/remove': asked(
    ({ channelId }) => ({ path: `/api/channels/${channelId}/remove`, body: {} }),
    holds('SystemAdministrator'),
  ),
  'GET /api/channels': asked(
    () => ({}),
    above('SystemAdministrator'),
    (body, { channelId }) => idsIn(body).includes(channelId),
  ),
  'POST /api/quiet-hours': asked(
    ({ unitId }) => ({ body: { unitId, hours: 'inherit' } }),
    above('SystemAdministrator'),
  ),
  'POST /api/dead-letters': asked(() => ({ body: { name: 'retry', ids: [] } }), holds('SystemAdministrator')),
}
const importers: Role[] = ['SecurityAdministrator', 'AgencySecretary']
/** Somebody's import of a unit: looked at from above, gone on with by nobody but them. */
const ofImport = (rest: string, opens: Expected['opens'], body?: object): Expected =>
  asked(({ importId }) => ({ path: `/api/imports/${importId}${rest}`, ...(body && { body }) }), opens)

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

/** Bodies are such that whoever is let in changes nothing: looked at only, out of date, or there already. */
export const declared: Record<string, Expected> = {
  ...branches,
  ...attendances,
  ...evaluations,
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
  'POST /api/spot-checks': asked(
    ({ unitId }) => ({ body: { unitId, month: '2026-01', seed: 'seed' } }),
    above('SubdistrictCoordinator', 'OrganizationDepartmentOfficer'),
  ),
  ...appraisalForms,
  ...weeks,
  ...reminders,
  ...points,
  ...numbers,
  ...accounts,
  ...channels,
  ...files,
  'POST /api/demo/fast-forward': asked(() => ({ body: { hours: -1 } }), anybody),
  'GET /api/session': plain(),
  'POST /api/session/sign-out': asked(() => ({ body: {} }), anybody),
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
  'GET /api/messages': plain(),
  'POST /api/messages/read': asked(() => ({ body: {} }), anybody),
  'GET /api/substitutions': asked(
    () => ({ query: '?box=others' }),
    above(...entersForOthers),
    (body, { substitutionId }) => idsIn(body).includes(substitutionId),
  ),
  'GET /api/substitutions/principals': asked(
    () => ({}),
    above(...entersForOthers),
    body => (body as { items: { personId: string }[] }).items.some(isEast1Secretary),
  ),
  'GET /api/substitutions/candidates': asked(
    () => ({ query: `?principalId=${people.east1Secretary}` }),
    above(...entersForOthers),
  ),
  'POST /api/substitutions': asked(
    () => ({
      body: {
        principalId: people.east1Secretary,
        substituteId: people.east1Secretary,
        from: '2026-01-01',
        to: '2026-01-02',
        reason,
      },
    }),
    above(...entersForOthers),
  ),
  'POST /api/substitutions/:id/end': asked(
    ({ substitutionId }) => ({ path: `/api/substitutions/${substitutionId}/end`, body: { reason } }),
    above(...entersForOthers),
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
  'POST /api/check-ins': asked(
    ({ unitId }) => ({ body: { subject: 'member', communityId: unitId, estate: '3栋' } }),
    holds('InServicePartyMember', 'AgencyLiaison', 'AgencySecretary'),
  ),
  'POST /api/activities': asked(
    ({ unitId }) => ({ body: { communityId: unitId, title: '' } }),
    holds('CommunityDeputySecretary'),
  ),
  'GET /api/activities': asked(() => ({ query: '?scope=managed' }), anybody),
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
  'GET /api/memberships': plain(),
  'GET /api/memberships/own': plain(),
  'GET /api/memberships/missing': asked(() => ({ query: `?agencyId=${units.j1}` }), nobody),
  'POST /api/memberships/:id/commands': asked(
    () => ({
      path: `/api/memberships/${randomUUID()}/commands`,
      body: { reason, command: { name: 'end', lastDay: '2026-01-01', reasonCode: 'other' } },
    }),
    nobody,
  ),
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
  'GET /api/claims/counts': asked(
    ({ unitId }) => ({ query: `?unitId=${unitId}&from=2026-01-01&to=2026-12-31` }),
    seesProcess,
  ),
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
  'GET /api/projects': plain(),
  'GET /api/projects/export.xlsx': plain(),
  'GET /api/projects/:id': asked(() => ({ path: `/api/projects/${projects.east1[0]}` }), anybody),
  'GET /api/project-categories': plain(),
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

/** Routes that follow from their policy alone: reading within a scope or by a role, and what is one's own. */
export const expectedOf = (route: string, { who, scope }: Policy): Expected | undefined => {
  const known = declared[route]
  if (known) return known
  if (who === 'signedIn' && scope === undefined && !route.includes(':')) return ownAffair(route)
  if (!route.startsWith('GET ')) return undefined
  const wanted = typeof who === 'object' ? who.roles : (Object.keys(roles) as Role[])
  if (scope === 'process')
    return asked(
      () => ({}),
      office => wanted.includes(office.role) && seesProcess(office),
    )
  if (scope !== undefined) return asked(() => ({}), above(...wanted))
  return typeof who === 'object' && !route.includes(':') ? asked(() => ({}), holds(...wanted)) : undefined
}

/** Open to everybody about themselves; a command is one that its contract turns away. */
const ownAffair = (route: string): Expected =>
  asked(() => (route.startsWith('GET ') ? {} : { body: { unheardOf: true } }), anybody)
