/** What has been published for a kind of process, as it is shown: on the way to a unit, and below it. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Rules } from '#domain/kernel/state.js'
import type { UnitKind } from '#domain/organisation/roles.js'
import type { PolicyRow } from '#domain/policy/merge-policy.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'

export interface PublishedRow extends PolicyRow {
  changeId: string
}

const rowsOfWay = statement<PublishedRow>(
  'policy-rows-of-way',
  `SELECT r.number::float8 AS number, r.step, r.unit_id AS "unitId", r.effective_from::text AS "effectiveFrom", r.value,
     r.change_id AS "changeId"
   FROM policy_row r WHERE r.kind = $1 AND ($2::text[] IS NULL OR r.unit_id = ANY ($2)) ORDER BY r.number`,
)
const rowsByNumber = statement<PublishedRow & { unitName: string }>(
  'policy-rows-by-number',
  `SELECT r.number::float8 AS number, r.step, r.unit_id AS "unitId", r.effective_from::text AS "effectiveFrom", r.value,
     r.change_id AS "changeId", u.name AS "unitName"
   FROM policy_row r JOIN org_unit u ON u.id = r.unit_id WHERE r.number = ANY ($1)`,
)
const shipped = statement<{ body: Rules['policy'] }>(
  'policy-shipped',
  `SELECT body FROM policy_version WHERE kind = $1 AND effective_from <= $2
   ORDER BY effective_from DESC, version DESC LIMIT 1`,
)
const resolved = statement<{ sources: { shipped: string; rows: Record<string, number> } | null }>(
  'policy-version-sources',
  'SELECT sources FROM policy_version WHERE kind = $1 AND version = $2',
)
const unitsBelow = statement<{ id: string; name: string; kind: UnitKind; steps: string[]; total: number }>(
  'policy-units-below',
  `SELECT u.id, u.name, u.kind, array_agg(DISTINCT r.step) AS steps, (count(*) OVER ())::int AS total
   FROM policy_row r JOIN org_unit u ON u.id = r.unit_id
   WHERE r.kind = $1 AND u.path LIKE $2 AND u.id <> $3 GROUP BY u.id ORDER BY u.path LIMIT 200`,
)

/** Rows of these units or of all, of any day. */
export const findPolicyRows = (
  database: Database,
  kind: string,
  unitIds?: readonly string[],
): Promise<PublishedRow[]> => rowsOfWay(database, [kind, unitIds ?? null])

export const findRowsByNumber = (database: Database, numbers: readonly number[]) =>
  rowsByNumber(database, [numbers])

/** @throws Error when none is shipped for the day */
export const findShippedPolicy = async (
  database: Database,
  kind: string,
  today: LocalDate,
): Promise<Rules['policy']> => {
  const [row] = await shipped(database, [kind, today])
  if (!row) throw new Error(`no policy ${kind} in force on ${today}`)
  return row.body
}

/** The rows a version was put together from, by step; none for one that was shipped. */
export const findPolicySources = async (
  database: Database,
  kind: string,
  version: string,
): Promise<Record<string, number>> => (await resolved(database, [kind, version]))[0]?.sources?.rows ?? {}

/** The first of them, and how many there are: further down the others are found. */
export const findUnitsWithPolicyBelow = async (
  database: Database,
  kind: string,
  unit: { id: string; path: string },
) => paged(await unitsBelow(database, [kind, `${unit.path}%`, unit.id]))
