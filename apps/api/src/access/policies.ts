/** Who may use which route: the one table. A route without a row, or a row without a route, fails the start. */
import type { Role } from '#domain/organisation/roles.js'
import { draftingRoles, publishingRoles } from '#domain/policy/policy-change.js'
import { figurePolicies } from './figure-policies.js'
import { pointPolicies } from './point-policies.js'
import { evaluationPolicies } from './evaluation-policies.js'
import { servicePolicies } from './service-policies.js'
import { entersForOthers } from '#domain/substitution/substitution-rules.js'

/** A node (`:id`), or the unit of a person (`:id`), at or below which the person asking holds one of the roles. */
type NodeScope = 'unit' | 'person'

export interface Policy {
  /** `public`: anybody; `signedIn`: any person; `roles`: whoever holds one of them anywhere. */
  who: 'public' | 'signedIn' | { roles: readonly Role[] }
  /** A look is put on record before it is shown: at somebody's record, many processes at once, a file, the audit itself. */
  looksAt?: 'person' | 'process' | 'file' | 'audit'
  /** What `:id` must lie within; anything else is as if it were not there. `process`: one that the person may see. */
  scope?: 'process' | NodeScope
  /** A person's act: the process and the answer of its key are read while the sign-in is. */
  acts?: true
  /** There in demo mode only. */
  demo?: true
  /** Also for who has given their password, but not yet what else signing in asks for. */
  early?: true
}

const anybody: Policy = { who: 'public' }
const signedIn: Policy = { who: 'signedIn' }
const branchLeaders: Policy = { who: { roles: ['CommunityDeputySecretary', 'SubdistrictCoordinator'] } }
const signingIn: Policy = { who: 'signedIn', early: true }
const ofAccounts: Policy = { who: { roles: ['SecurityAdministrator'] } }
const administration: Policy = { who: { roles: ['SystemAdministrator'] }, scope: 'process' }
/** Channels, quiet hours and deliveries: within the unit asked about, or of the notices' units. */
const ofChannels: Policy = { who: { roles: ['SystemAdministrator'] } }
const ofProcess: Policy = { who: 'signedIn', scope: 'process' }

/** The whole scope of the one, members of their own unit of the other: by their grants. */
const importer: Policy = { who: { roles: ['SecurityAdministrator', 'AgencySecretary'] } }
const auditor: Policy = { who: { roles: ['SecurityAuditor'] } }
const organisation: Policy['who'] = {
  roles: ['SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor'],
}
const review: Policy['who'] = { roles: ['SecurityAdministrator', 'SecurityAuditor'] }
/** Whoever drafts a policy or publishes it; each by their grants. */
const policyMakers: Policy['who'] = { roles: publishingRoles }
const security: Policy['who'] = { roles: ['SecurityAdministrator'] }

/** For themselves, or for their Party organisation as one. */
const signers: Role[] = ['InServicePartyMember', 'AgencyLiaison', 'AgencySecretary']

export const policies: Record<string, Policy> = {
  'GET /health/live': anybody,
  'GET /health/ready': anybody,
  'GET /api/openapi.json': anybody,
  'GET /api/docs': anybody,
  'GET /api/docs/:file': anybody,
  'GET /*': anybody,

  'GET /api/demo/accounts': { who: 'public', demo: true },
  'POST /api/demo/sign-in': { who: 'public', demo: true },
  'POST /api/demo/fast-forward': { who: 'signedIn', demo: true },

  'GET /api/session': signedIn,
  'POST /api/session/sign-out': signingIn,

  'GET /api/sign-in': anybody,
  'POST /api/sign-in': anybody,
  'POST /api/sign-in/code': signingIn,
  'GET /api/sign-in/oidc': anybody,
  // It signs in, though it is a GET: on record like a look.
  'GET /api/sign-in/oidc/callback': { ...anybody, looksAt: 'person' },

  'POST /api/account-links/look': anybody,
  'POST /api/account-links/use': anybody,
  'POST /api/account-links/reset': anybody,

  'GET /api/account': { ...signingIn, looksAt: 'person' },
  'POST /api/account/password': signingIn,
  'POST /api/account/second-factor': signingIn,
  'POST /api/account/second-factor/confirm': signingIn,
  'POST /api/account/second-factor/remove': signedIn,
  'POST /api/account/recovery-codes': signedIn,
  'GET /api/account/devices': signedIn,
  'POST /api/account/devices/sign-out': signedIn,
  'POST /api/account/devices/sign-out-others': signedIn,

  'GET /api/accounts': { ...ofAccounts, looksAt: 'person' },
  'POST /api/accounts/invitations': ofAccounts,
  'POST /api/accounts/:id/commands': ofAccounts,
  'POST /api/accounts/:id/email': ofAccounts,

  'GET /api/inbox': signedIn,
  'GET /api/inbox/export.xlsx': signedIn,
  'POST /api/inbox/copies/read': signedIn,
  'GET /api/inbox/filters': signedIn,
  'POST /api/inbox/filters': signedIn,
  'POST /api/inbox/filters/:id/drop': signedIn,
  'GET /api/inbox/phrases': signedIn,
  'POST /api/inbox/phrases': signedIn,
  'POST /api/inbox/phrases/drop': signedIn,
  'GET /api/messages': signedIn,
  'POST /api/messages/read': signedIn,

  'POST /api/batches': signedIn,
  'POST /api/batches/preflight': signedIn,

  'GET /api/substitutions': signedIn,
  'GET /api/substitutions/principals': { who: { roles: entersForOthers } },
  'GET /api/substitutions/candidates': signedIn,
  'POST /api/substitutions': signedIn,
  'POST /api/substitutions/:id/end': signedIn,

  'GET /api/processes': signedIn,
  'GET /api/processes/counts': signedIn,
  'GET /api/urgings': signedIn,
  'GET /api/processes/export.csv': { ...signedIn, looksAt: 'process' },
  'GET /api/processes/:id': ofProcess,
  'GET /api/processes/:id/rules': ofProcess,
  'GET /api/processes/:id/timeline': ofProcess,
  'GET /api/processes/:id/timeline.csv': ofProcess,
  'GET /api/processes/:id/technical-history': { ...administration, looksAt: 'process' },
  'GET /api/processes/:id/differences': ofProcess,
  'GET /api/reminders/:id/letter.docx': ofProcess,
  'GET /api/clock-ledger': signedIn,
  'GET /api/clock-ledger.csv': { ...signedIn, looksAt: 'process' },
  'GET /api/processes/:id/simulation': ofProcess,
  'GET /api/processes/:id/time': ofProcess,
  'GET /api/processes/:id/drafts': ofProcess,
  'POST /api/processes/:id/drafts': ofProcess,
  'POST /api/processes/:id/acts': { ...ofProcess, acts: true },
  'GET /api/processes/:id/comments': ofProcess,
  'GET /api/processes/:id/tellable': ofProcess,
  'GET /api/processes/:id/files': ofProcess,
  'POST /api/processes/:id/files': ofProcess,
  'GET /api/processes/:id/files/:fileId/content': { ...ofProcess, looksAt: 'file' },
  'POST /api/processes/:id/files/:fileId/withdraw': ofProcess,
  'POST /api/processes/:id/administration': administration,
  'POST /api/processes/:id/administration/preview': administration,

  'POST /api/claims': {
    who: { roles: ['AgencyLiaison', 'AgencySecretary', 'CommunityDeputySecretary'] },
  },
  'GET /api/claims/counts': signedIn,
  ...figurePolicies,

  'GET /api/channels': ofChannels,
  'POST /api/channels': ofChannels,
  'POST /api/channels/:id': ofChannels,
  'POST /api/channels/:id/test': ofChannels,
  'POST /api/channels/:id/remove': ofChannels,
  'GET /api/quiet-hours': ofChannels,
  'POST /api/quiet-hours': ofChannels,
  'GET /api/deliveries': { ...ofChannels, looksAt: 'person' },
  'GET /api/deliveries.csv': { ...ofChannels, looksAt: 'person' },
  'GET /api/dead-letters': { ...ofChannels, looksAt: 'person' },
  'POST /api/dead-letters': ofChannels,
  'GET /api/account/notices': signedIn,
  'POST /api/account/notices': signedIn,
  ...evaluationPolicies,
  ...servicePolicies,
  ...pointPolicies,

  'GET /api/home': signedIn,
  'GET /api/agenda': signedIn,
  'GET /api/agenda/feed': signedIn,
  'POST /api/agenda/feed': signedIn,
  // By the token in its query; throttled.
  'GET /api/agenda.ics': anybody,
  'GET /api/branches': { ...signedIn, looksAt: 'person' },
  'GET /api/branches/export.xlsx': { ...signedIn, looksAt: 'person' },
  'GET /api/branches/:id': { ...signedIn, looksAt: 'person' },
  'GET /api/branches/:id/members': { ...signedIn, looksAt: 'person' },
  'POST /api/branches/:id/officers': branchLeaders,
  'GET /api/estates': signedIn,
  'POST /api/branches/:id/estates': branchLeaders,
  // Whose activity it is decides the row itself: its organiser, its community, the subdistrict above; a member sees their own.
  'GET /api/activities/:activityId/attendance-codes': signedIn,
  'GET /api/activities/:activityId/attendances': { ...signedIn, looksAt: 'person' },
  'GET /api/activities/:activityId/attendances.xlsx': { ...signedIn, looksAt: 'person' },
  'POST /api/activities/:activityId/attendances': signedIn,
  'POST /api/activities/:activityId/attendance-decisions': signedIn,
  'POST /api/attendances': signedIn,
  'GET /api/attendances/own': { ...signedIn, looksAt: 'person' },
  'GET /api/attendances/:id': { ...signedIn, looksAt: 'person' },
  'POST /api/attendances/:id/commands': signedIn,
  'POST /api/activities': { who: { roles: ['CommunityDeputySecretary'] } },
  'GET /api/activities': signedIn,
  'GET /api/activities/export.xlsx': signedIn,
  'GET /api/activities/options': { who: { roles: ['CommunityDeputySecretary'] } },
  'GET /api/activities/:id': signedIn,
  'GET /api/activities/:id/sign-ups': { ...signedIn, looksAt: 'person' },
  'GET /api/activities/:id/sign-ups.csv': { ...signedIn, looksAt: 'person' },
  'POST /api/activities/:id/sign-ups': { who: { roles: signers } },
  'POST /api/activities/:id/sign-ups/cancel': { who: { roles: signers } },
  'GET /api/activities/:activityId/photo-matches': signedIn,
  'GET /api/photo-matches/:id/photos/:side': { ...signedIn, looksAt: 'file' },
  'POST /api/photo-matches/:id/decision': signedIn,
  'GET /api/spot-checks': signedIn,
  'GET /api/spot-checks/:id': { ...signedIn, looksAt: 'person' },
  'GET /api/spot-checks/:id/export.xlsx': { ...signedIn, looksAt: 'person' },
  'POST /api/spot-checks': { who: { roles: ['SubdistrictCoordinator', 'OrganizationDepartmentOfficer'] } },
  'POST /api/spot-checks/:id/results': {
    who: { roles: ['SubdistrictCoordinator', 'OrganizationDepartmentOfficer'] },
  },

  'GET /api/installation/readiness': { who: { roles: ['SystemAdministrator'] } },

  'GET /api/audit/entries': auditor,
  'GET /api/audit/entries.csv': { ...auditor, looksAt: 'audit' },
  'GET /api/audit/operations': auditor,
  'POST /api/audit/verification': auditor,
  'GET /api/audit/anchors': auditor,
  'GET /api/audit/anchors.txt': { ...auditor, looksAt: 'audit' },

  'GET /api/organisation/units': { who: organisation },
  'GET /api/organisation/units/:id': { who: organisation, scope: 'unit' },
  'GET /api/organisation/units/:id/roster': { who: organisation, scope: 'unit', looksAt: 'person' },
  'GET /api/organisation/units/:id/grants': { who: organisation, scope: 'unit' },
  'GET /api/organisation/units/:id/history': { who: organisation, scope: 'unit' },
  'POST /api/organisation/tree': { who: { roles: ['SystemAdministrator'] } },
  'GET /api/organisation/people': { who: organisation, looksAt: 'person' },
  'GET /api/organisation/people/:id/grants': { who: organisation, scope: 'person', looksAt: 'person' },
  'GET /api/organisation/people/:id/history': { who: organisation, scope: 'person', looksAt: 'person' },
  'POST /api/organisation/people': { who: security },
  'POST /api/organisation/grants': { who: security },
  'GET /api/organisation/grant-requests': { who: security },
  'POST /api/organisation/grant-requests/:id/decision': { who: security },

  'GET /api/access-review/processes/:id': { who: review, scope: 'process', looksAt: 'person' },
  'GET /api/access-review/processes/:id/people.csv': { who: review, scope: 'process', looksAt: 'person' },
  'GET /api/access-review/people/:id': { who: review, scope: 'person', looksAt: 'person' },
  'GET /api/access-review/people/:id/offices.csv': { who: review, scope: 'person', looksAt: 'person' },
  'GET /api/imports': importer,
  'POST /api/imports': importer,
  'GET /api/imports/templates/:kind': importer,
  'GET /api/imports/:id': importer,
  'GET /api/imports/:id/findings': { ...importer, looksAt: 'person' },
  'GET /api/imports/:id/changes': { ...importer, looksAt: 'person' },
  'GET /api/imports/:id/marked.xlsx': { ...importer, looksAt: 'person' },
  'POST /api/imports/:id/check': importer,
  'POST /api/imports/:id/apply': importer,
  'POST /api/imports/:id/discard': importer,

  'GET /api/policies/kinds': { who: policyMakers },
  'GET /api/policies/units': { who: policyMakers },
  'GET /api/policies/units/:id': { who: policyMakers, scope: 'unit' },
  'GET /api/policies/changes': { who: policyMakers },
  'POST /api/policies/changes': { who: { roles: draftingRoles } },
  'GET /api/policies/changes/:id': { who: policyMakers },
  'POST /api/policies/changes/:id/commands': { who: policyMakers },
  'GET /api/calendar': signedIn,
  'POST /api/calendar/notices': { who: { roles: draftingRoles } },
  'POST /api/calendar/closures': { who: { roles: draftingRoles } },
  'POST /api/rule-plans': { who: { roles: draftingRoles } },
  'GET /api/rule-plans/:id': { who: policyMakers },
  'GET /api/rule-plans/:id/items': { who: policyMakers },
  'GET /api/rule-plans/:id/items.csv': { who: policyMakers },
  'POST /api/rule-plans/:id/run': { who: { roles: draftingRoles } },

  'GET /api/units': signedIn,
  'GET /api/units/:id': signedIn,
  'GET /api/holders': signedIn,
  'GET /api/projects': signedIn,
  'GET /api/projects/export.xlsx': signedIn,
  'GET /api/projects/:id': signedIn,
  'GET /api/project-categories': signedIn,
}

/** The roles that open a route; none when no role is asked for. */
export const rolesOf = ({ who }: Policy): readonly Role[] => (typeof who === 'object' ? who.roles : [])

/** Notes every route as Fastify learns of it, so that nothing can be served beside the table. */
export const routeRegister = () => {
  const routes = new Set<string>()
  return {
    note: ({ method, url }: { method: string | string[]; url: string }) => {
      for (const each of [method].flat()) routes.add(`${each} ${url}`)
    },
    /** `GET /api/inbox`, every one that has been noted. */
    all: (): Iterable<string> => routes,
    /** @throws Error naming every route without a row and every row without a route */
    check: (rows: object = policies) => {
      const flaws = [
        ...[...routes].filter(route => !Object.hasOwn(rows, route)).map(route => `no policy for ${route}`),
        ...Object.keys(rows)
          .filter(row => !routes.has(row))
          .map(row => `no route for policy ${row}`),
      ]
      if (flaws.length > 0) throw new Error(`access policies: ${flaws.join('; ')}`)
    },
  }
}
