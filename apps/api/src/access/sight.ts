import type { Role } from '#domain/organisation/roles.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import type { SignedIn } from './me.js'

/** Paths of the uppermost nodes at which somebody holds one of the roles: what lies there and below is theirs. */
export const sightOf = ({ grants }: Pick<SignedIn, 'grants'>, roles: readonly Role[]): string[] => {
  const paths = [...new Set(grants.filter(({ role }) => roles.includes(role)).map(({ path }) => path))]
  return paths.filter(path => !paths.some(above => above !== path && isWithin(path, above)))
}
