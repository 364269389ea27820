/** Lists of processes within a person's sight. */
import type { UnitKind } from '#domain/organisation/roles.js'
import { isBelow } from './below.js'
import { statement, type Database } from './database.js'
import { searchText } from './search-text.js'
import type { SignedIn } from './signed-in.js'
import { isVisible, visiblePaths } from './visibility.js'

export interface ProcessFilter {
  kind?: string
  stages?: string[]
  isOpen?: boolean
  unitId?: string
  search?: string
  isMine?: boolean
  offset: number
  limit: number
}

export interface ListedProcess {
  id: string
  kind: string
  number: number
  title: string
  stage: string
  startedAt: Date
  startedByName: string
  updatedAt: Date
  endedAt: Date | null
  aheadMs: number
  dueAt: Date | null
  dueOn: string | null
  units: { id: string; name: string; kind: UnitKind }[]
}

const wanted = `
  ${isVisible}
  AND ($3::text IS NULL OR p.kind = $3)
  AND ($4::text[] IS NULL OR p.stage = ANY ($4))
  AND ($5::boolean IS NULL OR (p.ended_at IS NULL) = $5)
  AND ($6::text IS NULL OR EXISTS (
    SELECT FROM process_unit pu WHERE pu.process_id = p.id
    AND starts_with((SELECT path FROM org_unit WHERE id = pu.unit_id), (SELECT path FROM org_unit WHERE id = $6)) OFFSET 0))
  AND ($7::text IS NULL OR p.title ILIKE $7 OR p.title_pinyin LIKE $8 OR p.number = $9 OR EXISTS (
    SELECT FROM process_unit pu JOIN org_unit u ON u.id = pu.unit_id
    WHERE pu.process_id = p.id AND (u.name ILIKE $7 OR u.pinyin LIKE $8) AND u.kind <> 'district' OFFSET 0))
  AND (NOT $10::boolean OR p.started_by = $1
    OR EXISTS (SELECT FROM journal j WHERE j.by_person = $1 AND j.process_id = p.id))`

/** Columns of a listed process; expects `process p` and its starter as `person s`. */
export const listedColumns = `p.id, p.kind, p.number::float8 AS number, p.title, p.stage, p.started_at AS "startedAt",
  s.name AS "startedByName", p.updated_at AS "updatedAt", p.ended_at AS "endedAt", p.ahead_ms::float8 AS "aheadMs",
  (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'kind', u.kind) ORDER BY u.kind, u.id)
   FROM process_unit pu JOIN org_unit u ON u.id = pu.unit_id WHERE pu.process_id = p.id) AS units`

/** `$11` the few units whose processes are wanted, `$12` whether one's own are as well. Found before anything is sorted. */
const nearby = `(
  SELECT p.* FROM (
    SELECT process_id AS id FROM process_unit WHERE unit_id = ANY ($11::text[])
    UNION SELECT id FROM process WHERE $12::boolean AND started_by = $1
    UNION SELECT process_id FROM journal WHERE $12::boolean AND by_person = $1) near
  JOIN process p USING (id) OFFSET 0) p`

const pageOf = (processes: string, limits: string): string => `
  SELECT ${listedColumns}, due.due_at AS "dueAt", due.due_on::text AS "dueOn"
   FROM ${processes} LEFT JOIN person s ON s.id = p.started_by
   LEFT JOIN LATERAL (SELECT due_at, due_on FROM task t
     WHERE t.process_id = p.id AND t.status = 'open' AND t.due_at IS NOT NULL ORDER BY due_at LIMIT 1) due ON true
   WHERE ${wanted}
   ORDER BY p.updated_at DESC, p.id ${limits}`

const countOf = (processes: string): string =>
  `SELECT count(*)::int AS total FROM ${processes} WHERE ${wanted}`

/** Newest first through all processes, for whoever looks after much; by unit, for whoever looks after little. */
const throughAll = {
  page: statement<ListedProcess>('process-list', pageOf('process p', 'OFFSET $11 LIMIT $12')),
  count: statement<{ total: number }>('process-count', countOf('process p')),
}
const byUnit = {
  page: statement<ListedProcess>('process-list-nearby', pageOf(nearby, 'OFFSET $13 LIMIT $14')),
  count: statement<{ total: number }>('process-count-nearby', countOf(nearby)),
}

/** Up to so many units the way by unit is the shorter one. */
const few = 300

/** In the order of the index, so that it is the index that is read. */
const fewBelow = statement<{ ids: string[] }>(
  'few-units-below',
  `SELECT coalesce(array_agg(below.id), '{}') AS ids FROM unnest($1::text[]) AS top, LATERAL (
     SELECT u.id FROM org_unit u WHERE ${isBelow('u.path', 'top')} ORDER BY u.path USING ~<~ LIMIT ${few + 1}) below`,
)

const pathOf = statement<{ path: string }>('path-of-unit-listed', 'SELECT path FROM org_unit WHERE id = $1')

/** The units whose processes can be among the wanted at all. @returns undefined when there are many */
const nearbyUnits = async (
  database: Database,
  me: SignedIn,
  unitId: string | undefined,
): Promise<string[] | undefined> => {
  const tops =
    unitId === undefined
      ? visiblePaths(me).map(path => path.slice(0, -1))
      : (await pathOf(database, [unitId])).map(({ path }) => path)
  const [{ ids } = { ids: [] }] = await fewBelow(database, [tops])
  return ids.length <= few ? ids : undefined
}

export const findProcesses = async (
  database: Database,
  me: SignedIn,
  filter: ProcessFilter,
): Promise<{ items: ListedProcess[]; total: number }> => {
  const { pattern, pinyin, number } = searchText(filter.search)
  const values = [
    me.personId,
    visiblePaths(me),
    filter.kind ?? null,
    filter.stages ?? null,
    filter.isOpen ?? null,
    filter.unitId ?? null,
    pattern,
    pinyin,
    number,
    filter.isMine ?? false,
  ]
  const units = await nearbyUnits(database, me, filter.unitId)
  const { page, count } = units ? byUnit : throughAll
  const all = units ? [...values, units, filter.unitId === undefined] : values
  const [items, [counted]] = await Promise.all([
    page(database, [...all, filter.offset, filter.limit]),
    count(database, all),
  ])
  return { items, total: counted?.total ?? 0 }
}
