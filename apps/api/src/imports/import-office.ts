import type { SignedIn } from '../access/me.js'
import { ProblemError } from '../http/problem.js'

/** By which office somebody imports: everything below a node, or the members of their own unit. */
export interface ImportOffice {
  unitId: string
  scopePath: string
  ownUnitId: string | null
}

/**
 * The security administrator's whole scope, or else one unit of which the person is secretary.
 * @param unitId which one, for who is secretary of several
 * @throws ProblemError forbidden
 */
export const importOffice = ({ grants }: SignedIn, unitId?: string): ImportOffice => {
  const administrator = grants.find(({ role }) => role === 'SecurityAdministrator')
  if (administrator) return { unitId: administrator.unitId, scopePath: administrator.path, ownUnitId: null }
  const secretary = grants.find(
    grant => grant.role === 'AgencySecretary' && (unitId === undefined || grant.unitId === unitId),
  )
  if (!secretary) throw new ProblemError('forbidden')
  return { unitId: secretary.unitId, scopePath: secretary.path, ownUnitId: secretary.unitId }
}

/** Below which node somebody sees the imports of others; `null` for nobody's but their own. */
export const overseenPath = ({ grants }: SignedIn): string | null =>
  grants.find(({ role }) => role === 'SecurityAdministrator')?.path ?? null
