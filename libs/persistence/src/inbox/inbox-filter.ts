/** What an inbox can be narrowed to, as a condition over `process p` and its deadline. */
import { clockSql } from '../read/days.js'
import { searchText } from '../read/search-text.js'

/** Not overdue, and due by the Sunday of this week. */
export type DueFilter = 'overdue' | 'thisWeek'

export interface InboxFilter {
  search?: string | undefined
  kind?: string | undefined
  stage?: string | undefined
  /** A unit of the process, or one above it. */
  unitId?: string | undefined
  due?: DueFilter | undefined
}

/** Business time: a process may run ahead of the clock. */
const now = `(now() + p.ahead_ms * interval '1 millisecond')`
const sunday = `date_trunc('week', ${clockSql(now)})::date + 6`

/** @param dueAt an expression: when the row is due, or null */
export const isOverdueAt = (dueAt: string): string => `coalesce(${dueAt} <= ${now}, false)`

/** How many parameters `isWanted` takes, from `$1` on. */
export const filterParameters = ({ search, kind, stage, unitId, due }: InboxFilter): unknown[] => {
  const { pattern, pinyin, number } = searchText(search)
  return [pattern, pinyin, number, kind ?? null, stage ?? null, unitId ?? null, due ?? null]
}
export const filterSize = filterParameters({}).length

/** Nothing is asked for; each filter that is has a value. */
export const wantsAll = `num_nulls($1::text, $4::text, $5::text, $6::text, $7::text) = 5`

/** `$1` … `$7` as `filterParameters` gives them. */
export const isWanted = (dueAt: string, dueOn: string): string => `
  ($1::text IS NULL OR p.title ILIKE $1 OR p.title_pinyin LIKE $2 OR p.number = $3::bigint OR EXISTS (
    SELECT FROM process_unit pu JOIN org_unit u ON u.id = pu.unit_id
    WHERE pu.process_id = p.id AND (u.name ILIKE $1 OR u.pinyin LIKE $2) AND u.kind <> 'district' OFFSET 0))
  AND ($4::text IS NULL OR p.kind = $4)
  AND ($5::text IS NULL OR p.stage = $5)
  AND ($6::text IS NULL OR EXISTS (
    SELECT FROM process_unit pu WHERE pu.process_id = p.id
    AND starts_with((SELECT path FROM org_unit WHERE id = pu.unit_id), (SELECT path FROM org_unit WHERE id = $6)) OFFSET 0))
  AND ($7::text IS NULL OR CASE $7 WHEN 'overdue' THEN ${isOverdueAt(dueAt)}
    ELSE NOT ${isOverdueAt(dueAt)} AND ${dueOn} <= ${sunday} END)`
