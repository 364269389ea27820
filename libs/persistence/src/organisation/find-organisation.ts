/** The organisation as its administrators read it: the tree, rosters, offices, requests and what has changed. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role, UnitKind } from '#domain/organisation/roles.js'
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { paged, type Page } from '../read/paged.js'
import { searchText } from '../read/search-text.js'
import { hasSigns } from '../read/unit-signs.js'
import { isInForce, isThere } from './in-office.js'

export interface TreeRow {
  id: string
  name: string
  kind: UnitKind
  parentId: string | null
  path: string
  hasChildren: boolean
  endedOn: string | null
  mergedIntoName: string | null
  /** The names of the units above, from the root down. */
  way: string
}

const treeColumns = `u.id, u.name, u.kind, u.parent_id AS "parentId", u.path, u.ended_on::text AS "endedOn",
  EXISTS (SELECT FROM org_unit c WHERE c.parent_id = u.id) AS "hasChildren",
  (SELECT name FROM org_unit m WHERE m.id = u.merged_into_id) AS "mergedIntoName",
  (SELECT coalesce(string_agg(a.name, ' / ' ORDER BY length(a.path)), '') FROM org_unit a
   WHERE a.id = ANY (string_to_array(trim('/' FROM u.path), '/')) AND a.id <> u.id) AS way`

/** `$1` tops of what may be seen. */
const isWithinSight = `EXISTS (SELECT FROM unnest($1::text[]) AS top WHERE ${isBelow('u.path', 'top')})`

const children = statement<TreeRow & { total: number }>(
  'tree-children',
  `SELECT ${treeColumns}, (count(*) OVER ())::int AS total FROM org_unit u
   WHERE u.parent_id = $2 AND ${isWithinSight} AND ($3 OR u.ended_on IS NULL)
   ORDER BY u.sort, u.id OFFSET $4 LIMIT $5`,
)

/** The uppermost units in sight. */
const tops = statement<TreeRow>(
  'tree-tops',
  `SELECT ${treeColumns} FROM org_unit u WHERE u.path = ANY ($1) ORDER BY u.path`,
)

const found = statement<TreeRow & { total: number }>(
  'tree-search',
  `SELECT ${treeColumns}, (count(*) OVER ())::int AS total
   FROM (SELECT * FROM org_unit WHERE id = $4 UNION SELECT * FROM org_unit WHERE ${hasSigns('$8')}) u
   WHERE (u.name ILIKE $2 OR u.pinyin LIKE $3 OR u.id = $4) AND ${isWithinSight} AND ($5 OR u.ended_on IS NULL)
   ORDER BY length(u.path), u.sort, u.id OFFSET $6 LIMIT $7`,
)

export interface TreeQuery {
  parentId?: string | undefined
  search?: string | undefined
  ended: boolean
  offset: number
  limit: number
}

type TreePage = { items: TreeRow[]; total: number }

export const findTree = async (database: Database, sight: string[], query: TreeQuery): Promise<TreePage> => {
  const { parentId, search, ended, offset, limit } = query
  if (search) {
    const { pattern, pinyin, signs } = searchText(search)
    return paged(await found(database, [sight, pattern, pinyin, search, ended, offset, limit, signs]))
  }
  if (parentId !== undefined) return paged(await children(database, [sight, parentId, ended, offset, limit]))
  const items = await tops(database, [sight])
  return { items, total: items.length }
}

const one = statement<TreeRow>('tree-unit', `SELECT ${treeColumns} FROM org_unit u WHERE u.id = $1`)

export const findTreeUnit = async (database: Database, id: string): Promise<TreeRow | undefined> =>
  (await one(database, [id]))[0]

export interface RosterRow {
  id: string
  name: string
  staffNumber: string | null
  unitName: string
  leftOn: string | null
  offices: { role: Role; unitId: string; unitName: string }[]
}

export type RosterPart = 'members' | 'offices' | 'moved' | 'left'

const officesOf = `(SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'unitName', n.name)
    ORDER BY g.role, g.unit_id), '[]')
   FROM role_grant g JOIN org_unit n ON n.id = g.unit_id
   WHERE g.person_id = p.id AND ${isInForce('g', '$2::date')})`

const personColumns = `p.id, p.name, p.staff_number AS "staffNumber", u.name AS "unitName", p.left_on::text AS "leftOn",
  ${officesOf} AS offices, (count(*) OVER ())::int AS total`

/** `$1` the unit, `$2` the day. */
const partOf: Record<RosterPart, string> = {
  members: `p.unit_id = $1 AND ${isThere('p', '$2::date')}`,
  left: `p.unit_id = $1 AND NOT ${isThere('p', '$2::date')}`,
  offices: `p.id IN (SELECT g.person_id FROM role_grant g WHERE g.unit_id = $1
     AND ${isInForce('g', '$2::date')})`,
  moved: `p.unit_id <> $1 AND p.id IN (SELECT c.subject_id FROM directory_change c
     WHERE c.subject = 'person' AND c.change IN ('moved', 'returned') AND c.before->>'unitId' = $1)`,
}

const rosters = Object.fromEntries(
  Object.entries(partOf).map(([part, condition]) => [
    part,
    statement<RosterRow & { total: number }>(
      `roster-${part}`,
      `SELECT ${personColumns} FROM person p JOIN org_unit u ON u.id = p.unit_id WHERE ${condition}
         AND ($3::text IS NULL OR p.name ILIKE $3 OR p.pinyin LIKE $4)
       ORDER BY p.name, p.id OFFSET $5 LIMIT $6`,
    ),
  ]),
) as Record<RosterPart, ReturnType<typeof statement<RosterRow & { total: number }>>>

export interface RosterQuery {
  part: RosterPart
  search?: string | undefined
  offset: number
  limit: number
}

export const findRoster = async (
  database: Database,
  unitId: string,
  today: LocalDate,
  { part, search, offset, limit }: RosterQuery,
) => {
  const { pattern, pinyin } = searchText(search)
  return paged(await rosters[part](database, [unitId, today, pattern, pinyin, offset, limit]))
}

const people = statement<RosterRow & { total: number }>(
  'people-in-sight',
  `SELECT ${personColumns} FROM person p JOIN org_unit u ON u.id = p.unit_id
   WHERE ${isWithinSight} AND (p.name ILIKE $3 OR p.pinyin LIKE $4 OR p.staff_number = $5)
   ORDER BY p.name, p.id OFFSET $6 LIMIT $7`,
)

/** People found by name, pinyin or staff number within the subtrees given. */
export const findPeople = async (
  database: Database,
  sight: string[],
  today: LocalDate,
  search: string,
  { offset, limit }: Page,
) => {
  const { pattern, pinyin } = searchText(search)
  return paged(await people(database, [sight, today, pattern, pinyin, search, offset, limit]))
}

const person = statement<RosterRow & { path: string }>(
  'person-in-directory',
  `SELECT ${personColumns}, u.path FROM person p JOIN org_unit u ON u.id = p.unit_id WHERE p.id = $1`,
)

export const findPerson = async (database: Database, id: string, today: LocalDate) =>
  (await person(database, [id, today]))[0]
