/** Lists of processes within a person's sight. */
import type { Instant, LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'
import { listedColumns, type ListedProcess } from './listed-process.js'
import { due, isDueBy, isOverdue, isSearched, searchedBy, type PartInProcess } from './process-search.js'
import { searchText } from '../read/search-text.js'
import type { SignedIn } from '../read/signed-in.js'
import { unitsLookedThrough } from './units-looked-through.js'
import { isVisibleWhere, sightPatterns } from '../read/visibility.js'

export interface ProcessFilter {
  kind?: string
  stages?: string[]
  isOpen?: boolean
  unitId?: string
  search?: string
  isMine?: boolean
  /** People, one of whom stands in the process in the part named (in any, when none is). */
  people?: { ids: string[]; part?: PartInProcess; today: LocalDate }
  isOverdue?: boolean
  /** Due by then, and not overdue. */
  dueBy?: Instant
}

export interface ProcessPage extends ProcessFilter {
  offset: number
  limit: number
}

/** `$11` whether whoever asks looks after all units that the processes are found by. */
const wanted = `
  ${isVisibleWhere('$11::boolean')}
  AND ($3::text IS NULL OR p.kind = $3)
  AND ($4::text[] IS NULL OR p.stage = ANY ($4))
  AND ($5::boolean IS NULL OR (p.ended_at IS NULL) = $5)
  AND ($7::text IS NULL OR p.title ILIKE $7 OR p.title_pinyin LIKE $8 OR p.number = $9 OR EXISTS (
    SELECT FROM process_unit pu JOIN org_unit u ON u.id = pu.unit_id
    WHERE pu.process_id = p.id AND (u.name ILIKE $7 OR u.pinyin LIKE $8) AND u.kind <> 'district' OFFSET 0))
  AND (NOT $10::boolean OR p.started_by = $1
    OR EXISTS (SELECT FROM journal j WHERE j.by_person = $1 AND j.process_id = p.id))`

/** Somewhere below a unit, `$6`. Processes that are found by their units were found by those below it. */
const isBelowUnit = `AND ($6::text IS NULL OR EXISTS (
    SELECT FROM process_unit pu WHERE pu.process_id = p.id
    AND starts_with((SELECT path FROM org_unit WHERE id = pu.unit_id), (SELECT path FROM org_unit WHERE id = $6)) OFFSET 0))`
const wasBelowUnit = 'AND $6::text IS NOT DISTINCT FROM $6'

/** `$12` the units whose processes are wanted, `$13` whether one's own are as well. Found before anything is sorted. */
const byUnits = `(
  SELECT p.* FROM (
    SELECT process_id AS id FROM process_unit WHERE unit_id = ANY ($12::text[])
    UNION SELECT id FROM process WHERE $13::boolean AND started_by = $1
    UNION SELECT process_id FROM journal WHERE $13::boolean AND by_person = $1
    UNION SELECT process_id FROM process_person WHERE $13::boolean AND person_id = $1) near
  JOIN process p USING (id) OFFSET 0) p`

type CountedRow = ListedProcess & { total: number | null }

/**
 * What is shown beyond the process itself is looked up for the page alone.
 * @param total SQL of how many there are, where that is known with the page
 */
const pageOf = (processes: string, condition: string, limits: string, total: string): string => `
  SELECT ${listedColumns}, due.due_at AS "dueAt", due.due_on::text AS "dueOn", found.total
   FROM (SELECT p.id, ${total} AS total FROM ${processes} WHERE ${condition} ORDER BY p.updated_at DESC, p.id ${limits}) found
   CROSS JOIN LATERAL (SELECT * FROM process WHERE id = found.id OFFSET 0) p LEFT JOIN person s ON s.id = p.started_by ${due}
   ORDER BY p.updated_at DESC, p.id`

const countOf = (processes: string, condition: string): string =>
  `SELECT count(*)::int AS total FROM ${processes} WHERE ${condition}`

export interface StandingRow {
  kind: string
  stage: string
  isOpen: boolean
  count: number
  overdue: number
  dueSoon: number
}

/** @param soon the parameter that says until when something is due soon */
const standingOf = (processes: string, condition: string, soon: string): string => `
  SELECT p.kind, p.stage, p.ended_at IS NULL AS "isOpen", count(*)::int AS count,
     (count(*) FILTER (WHERE ${isOverdue}))::int AS overdue,
     (count(*) FILTER (WHERE NOT ${isOverdue} AND ${isDueBy(soon)}))::int AS "dueSoon"
   FROM ${processes} ${due} WHERE ${condition} GROUP BY 1, 2, 3`

interface Way {
  processes: string
  total: string
  plainly: string
  /** The first parameter that is not the way's own. */
  first: number
}

/** Statements over the same processes; the more exacting filters cost a look at people, seats and deadlines. */
const statementsOf = (way: string, { processes, total, plainly, first }: Way) => {
  const exactly = `${plainly} ${isSearched(first)}`
  const listing = (name: string, found: string, condition: string, next: number) => ({
    page: statement<CountedRow>(
      `process-list${name}`,
      pageOf(found, condition, `OFFSET $${next} LIMIT $${next + 1}`, total),
    ),
    count: statement<{ total: number }>(`process-count${name}`, countOf(found, condition)),
  })
  const next = first + searchedBy
  return {
    plain: listing(way, processes, plainly, first),
    exact: listing(`${way}-searched`, `${processes} ${due}`, exactly, next),
    standing: statement<StandingRow>(`process-standing${way}`, standingOf(processes, exactly, `$${next}`)),
  }
}

/** Newest first, for whoever looks after most of them: a page ends where it is full, and another statement counts them. */
const throughAll = statementsOf('', {
  processes: 'process p',
  total: 'NULL::int',
  plainly: `${wanted} ${isBelowUnit}`,
  first: 12,
})
/** By unit, for whoever looks after a part: all of it is there before it is sorted, and is counted on the way. */
const byUnit = statementsOf('-nearby', {
  processes: byUnits,
  total: '(count(*) OVER ())::int',
  plainly: `${wanted} ${wasBelowUnit}`,
  first: 14,
})

/** Which statements a filter is asked with, and the values of what they have in common. */
const questionOf = async (database: Database, me: SignedIn, filter: ProcessFilter) => {
  const { pattern, pinyin, number } = searchText(filter.search)
  const values = [
    me.personId,
    sightPatterns(me),
    filter.kind ?? null,
    filter.stages ?? null,
    filter.isOpen ?? null,
    filter.unitId ?? null,
    pattern,
    pinyin,
    number,
    filter.isMine ?? false,
  ]
  const { units, areOwn } = await unitsLookedThrough(database, me, filter.unitId)
  return units
    ? { statements: byUnit, values: [...values, areOwn, units, filter.unitId === undefined] }
    : { statements: throughAll, values: [...values, areOwn] }
}

const exactValues = ({ people, isOverdue: overdue, dueBy }: ProcessFilter) => [
  people?.ids ?? null,
  people?.part ?? null,
  people?.today ?? null,
  overdue ?? null,
  dueBy === undefined ? null : new Date(dueBy),
]

export const findProcesses = async (
  database: Database,
  me: SignedIn,
  filter: ProcessPage,
): Promise<{ items: ListedProcess[]; total: number }> => {
  const { statements, values } = await questionOf(database, me, filter)
  const exact = exactValues(filter)
  const isPlain = exact.every(value => value === null)
  const { page, count } = isPlain ? statements.plain : statements.exact
  const all = isPlain ? values : [...values, ...exact]
  const countAll = async () => (await count(database, all))[0]?.total ?? 0
  const [rows, counted] = await Promise.all([
    page(database, [...all, filter.offset, filter.limit]),
    statements === throughAll ? countAll() : undefined,
  ])
  const items = rows.map(({ total: _total, ...row }) => row)
  return { items, total: counted ?? rows[0]?.total ?? (filter.offset > 0 ? await countAll() : 0) }
}

/** How many processes there are of each kind and stage, how many of them overdue, how many due by then. */
export const countProcesses = async (
  database: Database,
  me: SignedIn,
  filter: ProcessFilter,
  soon: Instant,
): Promise<StandingRow[]> => {
  const { statements, values } = await questionOf(database, me, filter)
  return statements.standing(database, [...values, ...exactValues(filter), new Date(soon)])
}
