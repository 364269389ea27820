/** The organisation tree. */
import type { UnitKind } from '#domain/organisation/roles.js'
import { statement, type Database } from './database.js'
import { searchText } from './search-text.js'
import { hasSigns } from './unit-signs.js'

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

const columns = `u.id, u.name, u.kind, u.parent_id AS "parentId", u.path,
  EXISTS (SELECT FROM org_unit c WHERE c.parent_id = u.id) AS "hasChildren"`

/** More units of one kind are not counted: whoever looks for one of so many types a name. */
const mostCounted = 1_000

/** `$1` parent, `$2` kind, `$3` and `$4` the patterns, `$5` the signs typed. */
const pageOf = (name: string, chosen: string, order = '') =>
  statement<UnitRow & { total: number }>(
    name,
    `SELECT ${columns}, (count(*) OVER ())::int AS total
     FROM (SELECT * FROM org_unit WHERE ${chosen} AND ended_on IS NULL ${order} LIMIT ${mostCounted}) u
     WHERE ($1::text IS NULL OR u.parent_id = $1) AND ($2::text IS NULL OR u.kind = $2)
       AND ($3::text IS NULL OR u.name ILIKE $3 OR u.pinyin LIKE $4) AND $5::text IS NOT DISTINCT FROM $5
     ORDER BY length(u.path), u.sort, u.id OFFSET $6 LIMIT $7`,
  )

const ofParent = pageOf('units-of-parent', 'parent_id = $1')
const ofKind = pageOf('units-of-kind', 'kind = $2', 'ORDER BY kind, sort, id')
const ofAll = pageOf('units', 'true')
const found = pageOf(
  'units-found',
  `${hasSigns('$5')} AND ($1::text IS NULL OR parent_id = $1) AND ($2::text IS NULL OR kind = $2)
   AND (name ILIKE $3 OR pinyin LIKE $4)`,
)

const pageFor = ({ search, parentId, kind }: UnitFilter) => {
  if (search) return found
  if (parentId !== undefined) return ofParent
  return kind === undefined ? ofAll : ofKind
}

const way = statement<UnitRow>(
  'unit-way',
  `SELECT ${columns} FROM org_unit u
   WHERE u.id = ANY (SELECT unnest(string_to_array(trim('/' FROM path), '/')) FROM org_unit WHERE id = $1)
   ORDER BY length(u.path)`,
)

export const findUnits = async (
  database: Database,
  filter: UnitFilter,
): Promise<{ items: UnitRow[]; total: number }> => {
  const { parentId, kind, search, offset, limit } = filter
  const { pattern, pinyin, signs } = searchText(search)
  const page = pageFor(filter)
  const rows = await page(database, [parentId ?? null, kind ?? null, pattern, pinyin, signs, offset, limit])
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** The way from the root down to the unit, itself included; empty when there is no such unit. */
export const findWayTo = (database: Database, unitId: string): Promise<UnitRow[]> => way(database, [unitId])
