/**
 * Who may see a process: whoever holds an office at one of its units or above, whoever started it, whoever acted on it
 * and whoever was copied, mentioned or seated by name. Being a member of the Party somewhere opens nothing by itself;
 * some kinds are opened by a few roles only, and by whoever stands in for one of them.
 */
import { openingRoles, readingRoles } from '#domain/organisation/reading-roles.js'
import type { Role } from '#domain/organisation/roles.js'
import { isInForce } from '../organisation/in-office.js'
import { isOffice, isOfKind, isStandingIn, reachesFrom } from '../substitution/stands-in.js'
import { dayOfSql } from './days.js'
import type { SignedIn } from './signed-in.js'

export const opensNothing: Role = 'InServicePartyMember'

type Grants = Pick<SignedIn, 'grants'>

const patternsOf = (grants: SignedIn['grants'], prefix = ''): string[] => {
  const paths = grants.map(({ path }) => path)
  return [...new Set(paths)]
    .filter(path => !paths.some(above => above !== path && path.startsWith(above)))
    .map(path => `${prefix}${path}%`)
}

/** The nodes whose subtrees a person may look into, as LIKE patterns of paths. */
export const visiblePaths = ({ grants }: Grants): string[] =>
  patternsOf(grants.filter(({ role }) => role !== opensNothing))

/** Before the paths of a kind that few roles open: the patterns of the other offices are not like them. */
const prefixOf = (kind: string): string => `${kind}:`
const closedKinds = Object.keys(openingRoles)
const inSql = (words: readonly string[]): string => `(${words.map(word => `'${word}'`).join(', ')})`
const isClosed = `p.kind IN ${inSql(closedKinds)}`

/** By which offices a process of a closed kind is looked at, and which lines of the journal make somebody a party to it. */
interface Look {
  roles: typeof openingRoles
  acted: string
}

const atPage: Look = { roles: openingRoles, acted: 'true' }
/** Whoever only moved it on has no part in what is said there. */
const atWords: Look = { roles: readingRoles, acted: `j.actor <> 'administrator'` }

const patternsFor = (me: Grants, { roles }: Look): string[] => [
  ...visiblePaths(me),
  ...Object.entries(roles).flatMap(([kind, among]) =>
    patternsOf(
      me.grants.filter(({ role }) => among.includes(role)),
      prefixOf(kind),
    ),
  ),
]

/** What `isVisible` takes: the visible paths, and once more, by kind, those that open what few roles may open. */
export const sightPatterns = (me: Grants): string[] => patternsFor(me, atPage)

/** What `readsWords` takes. */
export const wordPatterns = (me: Grants): string[] => patternsFor(me, atWords)

const opensBy = (role: string, { roles }: Look): string =>
  `(${role} <> '${opensNothing}' AND CASE p.kind ${Object.entries(roles)
    .map(([kind, among]) => `WHEN '${kind}' THEN ${role} IN ${inSql(among)}`)
    .join(' ')} ELSE true END)`

/** Whether an office opens a process at its units. @param role an expression; of `process p` */
export const opens = (role: string): string => opensBy(role, atPage)

const today = dayOfSql('now()')

/** Elsewhere a substitute's own office opens the process; here it is the office that they stand in for. */
const standsInForReader = (person: string, look: Look): string => `(${isClosed} AND EXISTS (
  SELECT FROM substitution s JOIN role_grant g ON g.person_id = s.principal_id JOIN org_unit top ON top.id = g.unit_id
    JOIN process_unit pu ON pu.process_id = p.id JOIN org_unit u ON u.id = pu.unit_id AND starts_with(u.path, top.path)
  WHERE s.substitute_id = ${person} AND ${isStandingIn('s', today)} AND ${isOfKind('s', 'p.kind')} AND ${opensBy('g.role', look)}
    AND ${isOffice('g')} AND ${isInForce('g', today)} AND ${reachesFrom(person, 'top.path', today)}))`

/** By an office alone, as a condition on `process p`. @param patterns an array of sight patterns */
export const isWithinSight = (patterns: string): string => `EXISTS (
    SELECT FROM process_unit pu WHERE pu.process_id = p.id AND CASE WHEN ${isClosed} THEN p.kind || ':' ELSE '' END
      || (SELECT u.path FROM org_unit u WHERE u.id = pu.unit_id) LIKE ANY (${patterns}) OFFSET 0)`

/**
 * As a condition on `process p`: of a person, and an array of their sight patterns. A look at the process's own few units:
 * as a join it would be a plan's to begin with the tree, and without `OFFSET 0` to read all of it once.
 */
const isVisibleTo = (person: string, patterns: string, look = atPage): string => `(
  p.started_by = ${person}
  OR ${isWithinSight(patterns)}
  OR EXISTS (SELECT FROM process_person pp WHERE pp.person_id = ${person} AND pp.process_id = p.id)
  OR EXISTS (SELECT FROM journal j WHERE j.by_person = ${person} AND j.process_id = p.id AND ${look.acted})
  OR ${standsInForReader(person, look)})`

/** `$1` the person, `$2` their sight patterns. */
export const isVisible = isVisibleTo('$1', '$2::text[]')

/**
 * The same where it is known by itself for most: whoever looks after the units that some processes were found by sees them, all but
 * those of closed kinds, and those that are at no unit yet, as drafts.
 * @param known SQL of a boolean
 */
export const isVisibleWhere = (known: string): string => `(${known} AND NOT ${isClosed}
    AND EXISTS (SELECT FROM process_unit pu WHERE pu.process_id = p.id OFFSET 0) OR ${isVisible})`

/** Whether they read what people wrote in a process of a closed kind: `$1` the person, `$2` their word patterns. */
export const readsWords = isVisibleTo('$1', '$2::text[]', atWords)

/** For a query that finds the person itself, with their offices as rows of `grants`: role, path. */
export const isVisibleToHolder = (person: string, grants: string): string =>
  isVisibleTo(
    person,
    `ARRAY(SELECT path || '%' FROM ${grants} WHERE role <> '${opensNothing}' ${Object.entries(openingRoles)
      .map(
        ([kind, roles]) =>
          `UNION ALL SELECT '${prefixOf(kind)}' || path || '%' FROM ${grants} WHERE role IN ${inSql(roles)}`,
      )
      .join(' ')})`,
  )
