/** The units that a list of processes is found by: those below one's own offices, or below a unit that is asked for. */
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import type { SignedIn } from '../read/signed-in.js'
import { visiblePaths } from '../read/visibility.js'

/** Up to so many units, a large district's, the way by unit is the shorter one. */
const few = 2_000

/** In the order of the index, so that it is the index that is read; and whether there is nothing beyond what is looked after. */
const fewBelow = statement<{ ids: string[]; isAll: boolean }>(
  'few-units-below',
  `SELECT coalesce(array_agg(below.id), '{}') AS ids,
     NOT EXISTS (SELECT FROM org_unit root WHERE root.parent_id IS NULL AND root.path <> ALL ($2::text[])) AS "isAll"
   FROM unnest($1::text[]) AS top, LATERAL (
     SELECT u.id FROM org_unit u WHERE ${isBelow('u.path', 'top')} ORDER BY u.path USING ~<~ LIMIT ${few + 1}) below`,
)

const pathOf = statement<{ path: string }>('path-of-unit-listed', 'SELECT path FROM org_unit WHERE id = $1')

interface UnitsLookedThrough {
  /** The only ones whose processes can be wanted; left out when there are many. */
  units?: string[]
  /** Whoever asks looks after all of them. */
  areOwn: boolean
}

export const unitsLookedThrough = async (
  database: Database,
  me: SignedIn,
  unitId: string | undefined,
): Promise<UnitsLookedThrough> => {
  const own = visiblePaths(me).map(path => path.slice(0, -1))
  const tops = unitId === undefined ? own : (await pathOf(database, [unitId])).map(({ path }) => path)
  const [{ ids, isAll } = { ids: [], isAll: false }] = await fewBelow(database, [tops, own])
  if (ids.length > few) return { areOwn: isAll }
  return { units: ids, areOwn: tops.every(top => own.some(path => top.startsWith(path))) }
}
