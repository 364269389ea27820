/** Units as the rules of the tree look at them. */
import type { PlacedUnit, UnitBurden } from '#domain/organisation/tree-rules.js'
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { isInForce, isThere } from './in-office.js'

const columns = `id, kind, name, parent_id AS "parentId", path, ended_on::text AS "endedOn"`

const one = statement<PlacedUnit>('placed-unit', `SELECT ${columns} FROM org_unit WHERE id = $1`)
const children = statement<PlacedUnit>(
  'placed-children',
  `SELECT ${columns} FROM org_unit WHERE parent_id = $1`,
)

export const findPlaced = async (database: Database, id: string): Promise<PlacedUnit | undefined> =>
  (await one(database, [id]))[0]

export const findChildren = (database: Database, parentId: string | null): Promise<PlacedUnit[]> =>
  parentId === null ? Promise.resolve([]) : children(database, [parentId])

const burden = statement<UnitBurden>(
  'unit-burden',
  `WITH units AS MATERIALIZED (SELECT id FROM org_unit WHERE ${isBelow('path', '$1')} AND ended_on IS NULL)
   SELECT (SELECT count(*)::int FROM units) AS units,
     (SELECT count(*)::int FROM person p WHERE p.unit_id = ANY (ARRAY(SELECT id FROM units))
        AND ${isThere('p', '$2::date')}) AS people,
     (SELECT count(*)::int FROM role_grant g WHERE g.unit_id = ANY (ARRAY(SELECT id FROM units))
        AND ${isInForce('g', '$2::date')}) AS offices,
     (SELECT count(DISTINCT p.id)::int FROM process_unit pu JOIN process p ON p.id = pu.process_id
        WHERE pu.unit_id = ANY (ARRAY(SELECT id FROM units)) AND p.ended_at IS NULL) AS "openProcesses",
     (SELECT count(*)::int FROM task WHERE status = 'open' AND unit_id = ANY (ARRAY(SELECT id FROM units))) AS "openTasks",
     (SELECT count(*)::int FROM project WHERE community_id = ANY (ARRAY(SELECT id FROM units))) AS projects`,
)

/** What hangs on a node and those below it. */
export const findBurden = async (database: Database, path: string, today: string): Promise<UnitBurden> => {
  const [found] = await burden(database, [path, today])
  if (!found) throw new Error(`no burden of ${path}`)
  return found
}
