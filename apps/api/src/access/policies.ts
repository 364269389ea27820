/** Who may use which route: the one table. A route without a row, or a row without a route, fails the start. */
import type { Role } from '#domain/organisation/roles.js'

export interface Policy {
  /** `public`: anybody; `signedIn`: any person; `roles`: whoever holds one of them anywhere. */
  who: 'public' | 'signedIn' | { roles: readonly Role[] }
  /** `process`: only a process that the person may see; anything else is as if it were not there. */
  scope?: 'process'
  /** A look at it is put on record before it is shown: somebody's record, or the audit itself. */
  looksAt?: 'person' | 'audit'
  /** There in demo mode only. */
  demo?: true
}

const anybody: Policy = { who: 'public' }
const signedIn: Policy = { who: 'signedIn' }
const ofProcess: Policy = { who: 'signedIn', scope: 'process' }

const auditor: Policy = { who: { roles: ['SecurityAuditor'] } }

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
  'POST /api/session/sign-out': signedIn,

  'GET /api/inbox': signedIn,
  'GET /api/messages': signedIn,
  'POST /api/messages/read': signedIn,

  'GET /api/processes': signedIn,
  'GET /api/processes/:id': ofProcess,
  'GET /api/processes/:id/timeline': ofProcess,
  'GET /api/processes/:id/timeline.csv': ofProcess,
  'GET /api/processes/:id/differences': ofProcess,
  'POST /api/processes/:id/acts': ofProcess,
  'POST /api/processes/:id/administration': { who: { roles: ['SystemAdministrator'] }, scope: 'process' },

  'POST /api/claims': {
    who: { roles: ['AgencyLiaison', 'AgencySecretary', 'CommunityDeputySecretary'] },
  },
  'GET /api/claims/counts': signedIn,

  'GET /api/audit/entries': auditor,
  'GET /api/audit/entries.csv': { ...auditor, looksAt: 'audit' },
  'GET /api/audit/operations': auditor,
  'POST /api/audit/verification': auditor,
  'GET /api/audit/anchors': auditor,
  'GET /api/audit/anchors.txt': { ...auditor, looksAt: 'audit' },

  'GET /api/units': signedIn,
  'GET /api/units/:id': signedIn,
  'GET /api/holders': signedIn,
  'GET /api/projects': signedIn,
  'GET /api/projects/:id': signedIn,
  'GET /api/project-categories': signedIn,
}

/** Notes every route as Fastify learns of it, so that nothing can be served beside the table. */
export const routeRegister = () => {
  const routes = new Set<string>()
  return {
    note: ({ method, url }: { method: string | string[]; url: string }) => {
      for (const each of [method].flat()) routes.add(`${each} ${url}`)
    },
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
