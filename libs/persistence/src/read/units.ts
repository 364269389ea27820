/** The organisation tree. */
import type { UnitKind } from '#domain/organisation/roles.js'
import { statement, type Database } from './database.js'
import { searchText } from './search-text.js'

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

const page = statement<UnitRow & { total: number }>(
  'units',
  `SELECT ${columns}, (count(*) OVER ())::int AS total FROM org_unit u
   WHERE ($1::text IS NULL OR u.parent_id = $1) AND ($2::text IS NULL OR u.kind = $2)
     AND ($3::text IS NULL OR u.name ILIKE $3 OR u.pinyin LIKE $4) AND u.ended_on IS NULL
   ORDER BY length(u.path), u.sort, u.id OFFSET $5 LIMIT $6`,
)

const way = statement<UnitRow>(
  'unit-way',
  `SELECT ${columns} FROM org_unit u
   WHERE u.id = ANY (SELECT unnest(string_to_array(trim('/' FROM path), '/')) FROM org_unit WHERE id = $1)
   ORDER BY length(u.path)`,
)

export const findUnits = async (
  database: Database,
  { parentId, kind, search, offset, limit }: UnitFilter,
): Promise<{ items: UnitRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const rows = await page(database, [parentId ?? null, kind ?? null, pattern, pinyin, offset, limit])
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** The way from the root down to the unit, itself included; empty when there is no such unit. */
export const findWayTo = (database: Database, unitId: string): Promise<UnitRow[]> => way(database, [unitId])
