/** The organisation tree. */
import type { UnitKind } from '#domain/organisation/roles.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'
import { hasSigns } from '../read/unit-signs.js'

export interface UnitRow {
  id: string
  name: string
  kind: UnitKind
  parentId: string | null
  path: string
  hasChildren: boolean
}

export interface UnitFilter {
  parentId?: string
  kind?: string
  search?: string
  offset: number
  limit: number
}

export const unitColumns = `u.id, u.name, u.kind, u.parent_id AS "parentId", u.path,
  EXISTS (SELECT FROM org_unit c WHERE c.parent_id = u.id) AS "hasChildren"`

/** More units of one kind are not counted: whoever looks for one of so many types a name. */
export const mostCounted = 1_000

/** `$1` parent, `$2` kind, `$3` and `$4` the patterns, `$5` the signs typed. */
const pageOf = (name: string, chosen: string) =>
  statement<UnitRow & { total: number }>(
    name,
    `SELECT ${unitColumns}, (count(*) OVER ())::int AS total
     FROM (SELECT * FROM org_unit WHERE ${chosen} AND ended_on IS NULL LIMIT ${mostCounted}) u
     WHERE ($1::text IS NULL OR u.parent_id = $1) AND ($2::text IS NULL OR u.kind = $2)
       AND ($3::text IS NULL OR u.name ILIKE $3 OR u.pinyin LIKE $4) AND $5::text IS NOT DISTINCT FROM $5
     ORDER BY length(u.path), u.sort, u.id OFFSET $6 LIMIT $7`,
  )

const ofParent = pageOf('units-of-parent', 'parent_id = $1')
/** In the order of its index, which also counts them: of a thousand units only those shown are looked up. */
const ofKind = statement<UnitRow & { total: number }>(
  'units-of-kind',
  `SELECT ${unitColumns}, (SELECT count(*)::int FROM
     (SELECT FROM org_unit WHERE kind = $1 AND ended_on IS NULL ORDER BY kind, sort, id LIMIT ${mostCounted}) counted) AS total
   FROM (SELECT * FROM org_unit WHERE kind = $1 AND ended_on IS NULL ORDER BY kind, sort, id OFFSET $2 LIMIT $3) u
   ORDER BY u.sort, u.id`,
)
const ofAll = pageOf('units', 'true')
const found = pageOf(
  'units-found',
  `${hasSigns('$5')} AND ($1::text IS NULL OR parent_id = $1) AND ($2::text IS NULL OR kind = $2)
   AND (name ILIKE $3 OR pinyin LIKE $4)`,
)

const rowsOf = (database: Database, { parentId, kind, search, offset, limit }: UnitFilter) => {
  const isOfKind = kind !== undefined && parentId === undefined && !search
  if (isOfKind) return ofKind(database, [kind, Math.min(offset, mostCounted), limit])
  const { pattern, pinyin, signs } = searchText(search)
  const page = search ? found : parentId === undefined ? ofAll : ofParent
  return page(database, [parentId ?? null, kind ?? null, pattern, pinyin, signs, offset, limit])
}

const way = statement<UnitRow>(
  'unit-way',
  `SELECT ${unitColumns} FROM org_unit u
   WHERE u.id = ANY (SELECT unnest(string_to_array(trim('/' FROM path), '/')) FROM org_unit WHERE id = $1)
   ORDER BY length(u.path)`,
)

export const findUnits = async (
  database: Database,
  filter: UnitFilter,
): Promise<{ items: UnitRow[]; total: number }> => {
  return paged(await rowsOf(database, filter))
}

/** The way from the root down to the unit, itself included; empty when there is no such unit. */
export const findWayTo = (database: Database, unitId: string): Promise<UnitRow[]> => way(database, [unitId])
