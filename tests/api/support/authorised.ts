/**
 * What the authorisation test expects: for every route, how it is asked about one subject, and whose office, held
 * where, opens it. A route that is not of a usual kind has to be declared here.
 */
import type { Role } from '#domain/organisation/roles.js'
import { roles } from '#domain/organisation/roles.js'
import type { Policy } from '../../../apps/api/src/access/policies.js'
import { type Expected, anybody, holds, above, seesProcess, asked } from './authorised/expected.js'
import { branches } from './authorised/branches.js'
import { activities } from './authorised/activities.js'
import { offers } from './authorised/offers.js'
import { points } from './authorised/points.js'
import { accounts } from './authorised/accounts.js'
import { processes } from './authorised/processes.js'
import { administration } from './authorised/administration.js'
import { evaluations } from './authorised/evaluations.js'

/** Bodies are such that whoever is let in changes nothing: looked at only, out of date, or there already. */
export const declared: Record<string, Expected> = {
  ...branches,
  ...activities,
  ...offers,
  ...points,
  ...accounts,
  ...processes,
  ...administration,
  ...evaluations,
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
