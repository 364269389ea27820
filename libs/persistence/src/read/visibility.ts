/**
 * Who may see a process: whoever holds an office at one of its units or above, whoever started it, whoever acted on it
 * and whoever was copied, mentioned or seated by name. Being a member of the Party somewhere opens nothing by itself.
 */
import type { Role } from '#domain/organisation/roles.js'
import type { SignedIn } from './signed-in.js'

export const opensNothing: Role = 'InServicePartyMember'

/** The nodes whose subtrees a person may look into, as LIKE patterns of paths. */
export const visiblePaths = ({ grants }: Pick<SignedIn, 'grants'>): string[] => {
  const paths = grants.filter(({ role }) => role !== opensNothing).map(({ path }) => path)
  return [...new Set(paths)]
    .filter(path => !paths.some(above => above !== path && path.startsWith(above)))
    .map(path => `${path}%`)
}

/**
 * As a condition on `process p`: of a person, and an array of their visible paths. A look at the process's own few units:
 * as a join it would be a plan's to begin with the tree, and without `OFFSET 0` to read all of it once.
 */
const isVisibleTo = (person: string, paths: string): string => `(
  p.started_by = ${person}
  OR EXISTS (SELECT FROM process_unit pu WHERE pu.process_id = p.id
             AND (SELECT u.path FROM org_unit u WHERE u.id = pu.unit_id) LIKE ANY (${paths}) OFFSET 0)
  OR EXISTS (SELECT FROM process_person pp WHERE pp.person_id = ${person} AND pp.process_id = p.id)
  OR EXISTS (SELECT FROM journal j WHERE j.by_person = ${person} AND j.process_id = p.id))`

/** `$1` the person, `$2` their visible paths. */
export const isVisible = isVisibleTo('$1', '$2::text[]')

/** For a query that finds the person itself, with their offices as rows of `grants`: role, path. */
export const isVisibleToHolder = (person: string, grants: string): string =>
  isVisibleTo(person, `ARRAY(SELECT path || '%' FROM ${grants} WHERE role <> '${opensNothing}')`)
