/** The four boxes: what waits for me, what I closed, what was copied to me, what I started. */
import { statement, type Database } from '../read/database.js'
import { listedColumns, type ListedProcess } from '../process/listed-process.js'
import type { SignedIn } from '../read/signed-in.js'
import {
  filterParameters,
  filterSize,
  isOverdueAt,
  isWanted,
  wantsAll,
  type InboxFilter,
} from './inbox-filter.js'
import { ownSeats, seatParameters } from './own-seats.js'

export type InboxBox = 'todo' | 'done' | 'copied' | 'started'

export interface NamedPerson {
  personId: string
  name: string
}

export interface InboxRow extends ListedProcess {
  seatId: string
  form: string
  unitName: string
  arrivedAt: Date
  provisional: boolean
  /** It waits for an office, not for me by name. */
  isPooled: boolean
  origin: string | null
  /** Whom a substitute acts, or has acted, for. */
  onBehalfOf: NamedPerson | null
  act: string | null
  /** Who closed it, or who copied it to me. */
  byName: string | null
  closedAt: Date | null
  note: string | null
  readAt: Date | null
}

export interface InboxPage extends InboxFilter {
  /** Only what I have as the substitute of this person. */
  onBehalfOf?: string | undefined
  offset: number
  limit: number
}

interface Box {
  /** @param most an expression: as many of its rows are enough */
  rows: (most: string) => string
  columns: string
  /** When a row is due; null where nothing waits any more. */
  due: { at: string; on: string; isProvisional: string }
  order: string
  parameters(me: SignedIn, page: InboxPage): unknown[]
}

/** The first parameter that is a box's own, after those of the filter. */
const own = filterSize + 1
const person = (id: string): string =>
  `(SELECT jsonb_build_object('personId', id, 'name', name) FROM person WHERE id = ${id})`
const nameOf = (id: string): string => `(SELECT name FROM person WHERE id = ${id})`
const unitOfTask = '(SELECT name FROM org_unit WHERE id = t.unit_id)'
const nothingDue = { at: 'NULL::timestamptz', on: 'NULL::date', isProvisional: 'false' }
const nextDue = { at: 'due.due_at', on: 'due.due_on', isProvisional: 'coalesce(due.provisional, false)' }
const withNextDue = `LEFT JOIN LATERAL (SELECT due_at, due_on, provisional FROM task t
  WHERE t.process_id = p.id AND t.status = 'open' AND t.due_at IS NOT NULL ORDER BY due_at LIMIT 1) due ON true`
const ofProcess = `'' AS "seatId", '' AS form, '' AS "unitName", false AS "isPooled", NULL AS origin,
  NULL AS "onBehalfOf", NULL AS act, NULL::timestamptz AS "closedAt"`

/** The last ones only, unless a filter asks for more: all that was ever closed is not read for a page. */
const lastClosed = (condition: string, most: string): string =>
  `SELECT * FROM task WHERE ${condition} ORDER BY closed_at DESC LIMIT CASE WHEN ${wantsAll} THEN ${most} END`

const boxes: Record<InboxBox, Box> = {
  todo: {
    rows: () =>
      `${ownSeats(own + 1)} t JOIN process p ON p.id = t.process_id AND ($${own}::text IS NULL OR t.standing_for = $${own})`,
    columns: `t.seat_id AS "seatId", t.form, ${unitOfTask} AS "unitName", t.opened_at AS "arrivedAt",
      t.person_id IS NULL AS "isPooled", t.origin, ${person('t.standing_for')} AS "onBehalfOf",
      NULL AS act, NULL AS "byName", NULL::timestamptz AS "closedAt", NULL AS note, NULL::timestamptz AS "readAt"`,
    due: { at: 't.due_at', on: 't.due_on', isProvisional: 't.provisional' },
    order: `${isOverdueAt('t.due_at')} DESC, t.due_at NULLS LAST, t.opened_at, t.process_id, t.seat_id`,
    parameters: (me, { onBehalfOf }) => [onBehalfOf ?? null, ...seatParameters(me)],
  },
  done: {
    rows: most => `((${lastClosed(`closed_by = $${own}`, most)}) UNION ALL
      (${lastClosed(`on_behalf_of = $${own} AND closed_by <> $${own}`, most)})) t JOIN process p ON p.id = t.process_id`,
    columns: `t.seat_id AS "seatId", t.form, ${unitOfTask} AS "unitName", t.opened_at AS "arrivedAt",
      false AS "isPooled", t.origin, ${person('t.on_behalf_of')} AS "onBehalfOf", t.act,
      ${nameOf('t.closed_by')} AS "byName", t.closed_at AS "closedAt", NULL AS note, NULL::timestamptz AS "readAt"`,
    due: nothingDue,
    order: 't.closed_at DESC, t.process_id, t.seat_id',
    parameters: ({ personId }) => [personId],
  },
  copied: {
    rows: () => `copy c JOIN process p ON p.id = c.process_id AND c.person_id = $${own}`,
    columns: `${ofProcess}, c.at AS "arrivedAt", ${nameOf('c.by_person')} AS "byName", c.note, c.read_at AS "readAt"`,
    due: nothingDue,
    order: 'c.at DESC, c.process_id, c.step_no',
    parameters: ({ personId }) => [personId],
  },
  started: {
    rows: () => `process p ${withNextDue}`,
    columns: `${ofProcess}, p.started_at AS "arrivedAt", NULL AS "byName", NULL AS note, NULL::timestamptz AS "readAt"`,
    due: nextDue,
    order: 'p.started_at DESC, p.id',
    parameters: ({ personId }) => [personId],
  },
}

/** A box counts no further than this from where one is: more is told as “at least”. */
export const mostCounted = 1_000

const statementsOf = (name: InboxBox, { rows, columns, due, order }: Box) => {
  const isMine = name === 'started' ? `p.started_by = $${own} AND` : ''
  const wanted = `${isMine} ${isWanted(due.at, due.on)}`
  const next = own + (name === 'todo' ? 6 : 1)
  return {
    page: statement<InboxRow>(
      `inbox-${name}`,
      `SELECT ${listedColumns}, ${columns}, ${due.at} AS "dueAt", ${due.on}::text AS "dueOn",
         ${due.isProvisional} AS provisional
       FROM ${rows(`$${next}::bigint + $${next + 1}::bigint`)} LEFT JOIN person s ON s.id = p.started_by WHERE ${wanted}
       ORDER BY ${order} OFFSET $${next} LIMIT $${next + 1}`,
    ),
    count: statement<{ total: number }>(
      `inbox-${name}-total`,
      `SELECT count(*)::int AS total FROM (SELECT FROM ${rows(`$${next}::bigint`)} WHERE ${wanted} LIMIT $${next}) counted`,
    ),
  }
}

const statements = Object.fromEntries(
  Object.entries(boxes).map(([name, box]) => [name, statementsOf(name as InboxBox, box)]),
) as Record<InboxBox, ReturnType<typeof statementsOf>>

export const findInbox = async (
  database: Database,
  me: SignedIn,
  box: InboxBox,
  page: InboxPage,
): Promise<{ items: InboxRow[]; total: number; isMore: boolean }> => {
  const values = [...filterParameters(page), ...boxes[box].parameters(me, page)]
  const most = page.offset + mostCounted
  const [items, [counted]] = await Promise.all([
    statements[box].page(database, [...values, page.offset, page.limit]),
    statements[box].count(database, [...values, most]),
  ])
  const total = counted?.total ?? 0
  return { items, total, isMore: total === most }
}
