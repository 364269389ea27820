/** Inboxes: open seats a person may sit on, seats they have closed, and processes they have started. */
import { statement, type Database } from './database.js'
import { listedColumns, type ListedProcess } from './process-list.js'
import { searchText } from './search-text.js'
import type { SignedIn } from './signed-in.js'

export interface InboxRow extends ListedProcess {
  seatId: string
  region: string
  taskStage: string
  form: string
  unitName: string
  openedAt: Date
  provisional: boolean
  origin: string | null
  act: string | null
  closedAt: Date | null
}

export interface InboxCounts {
  todo: number
  overdue: number
  done: number
  started: number
}

export interface InboxPage {
  search?: string
  offset: number
  limit: number
}

/** A seat is mine when it names me, or my office and nobody in particular. `$1` me, `$2` roles, `$3` their units. */
const isMine = `t.status = 'open' AND (t.person_id = $1 OR (t.person_id IS NULL
  AND t.role = ANY ($2::text[]) AND t.unit_id = ANY ($3::text[])
  AND (t.role, t.unit_id) IN (SELECT * FROM unnest($2::text[], $3::text[]))))`

const isFound = (pattern: string, pinyin: string, number: string): string => `
  (${pattern}::text IS NULL OR p.title ILIKE ${pattern} OR p.title_pinyin LIKE ${pinyin} OR p.number = ${number}::bigint OR EXISTS (
    SELECT FROM process_unit pu JOIN org_unit u ON u.id = pu.unit_id
    WHERE pu.process_id = p.id AND (u.name ILIKE ${pattern} OR u.pinyin LIKE ${pinyin}) AND u.kind <> 'district' OFFSET 0))`

const taskColumns = `${listedColumns}, t.seat_id AS "seatId", t.region, t.stage AS "taskStage", t.form,
  un.name AS "unitName", t.opened_at AS "openedAt", t.due_at AS "dueAt", t.due_on::text AS "dueOn", t.provisional,
  t.origin, t.act, t.closed_at AS "closedAt"`

const tasks = `task t JOIN process p ON p.id = t.process_id
  LEFT JOIN person s ON s.id = p.started_by LEFT JOIN org_unit un ON un.id = t.unit_id`

const isOverdue = `t.due_at <= now() + p.ahead_ms * interval '1 millisecond'`

type Found = InboxRow & { total: number }

const todo = statement<Found>(
  'inbox-todo',
  `SELECT ${taskColumns}, (count(*) OVER ())::int AS total FROM ${tasks}
   WHERE ${isMine} AND ${isFound('$4', '$5', '$6')}
   ORDER BY coalesce(${isOverdue}, false) DESC, t.due_at NULLS LAST, t.opened_at, t.process_id OFFSET $7 LIMIT $8`,
)

const done = statement<Found>(
  'inbox-done',
  `SELECT ${taskColumns}, (count(*) OVER ())::int AS total FROM ${tasks}
   WHERE t.closed_by = $1 AND ${isFound('$2', '$3', '$4')}
   ORDER BY t.closed_at DESC, t.process_id OFFSET $5 LIMIT $6`,
)

const started = statement<Found>(
  'inbox-started',
  `SELECT ${listedColumns}, '' AS "seatId", 'main' AS region, p.stage AS "taskStage", '' AS form, '' AS "unitName",
     p.started_at AS "openedAt", due.due_at AS "dueAt", due.due_on::text AS "dueOn",
     coalesce(due.provisional, false) AS provisional, (count(*) OVER ())::int AS total
   FROM process p LEFT JOIN person s ON s.id = p.started_by
   LEFT JOIN LATERAL (SELECT due_at, due_on, provisional FROM task t
     WHERE t.process_id = p.id AND t.status = 'open' AND t.due_at IS NOT NULL ORDER BY due_at LIMIT 1) due ON true
   WHERE p.started_by = $1 AND ${isFound('$2', '$3', '$4')}
   ORDER BY p.started_at DESC, p.id OFFSET $5 LIMIT $6`,
)

const counts = statement<InboxCounts>(
  'inbox-counts',
  `SELECT o.todo, o.overdue,
     (SELECT count(*)::int FROM task WHERE closed_by = $1) AS done,
     (SELECT count(*)::int FROM process WHERE started_by = $1) AS started
   FROM (SELECT count(*)::int AS todo, (count(*) FILTER (WHERE ${isOverdue}))::int AS overdue
         FROM task t JOIN process p ON p.id = t.process_id WHERE ${isMine}) o`,
)

const officesOf = ({ personId, grants }: SignedIn) => [
  personId,
  grants.map(({ role }) => role),
  grants.map(({ unitId }) => unitId),
]

/** @returns the rows of the page and how many there are in all; a page past the end counts none */
const asPage = (rows: Found[]): { items: InboxRow[]; total: number } => ({
  items: rows.map(({ total: _total, ...row }) => row),
  total: rows[0]?.total ?? 0,
})

export const findTodo = async (database: Database, me: SignedIn, { search, offset, limit }: InboxPage) => {
  const { pattern, pinyin, number } = searchText(search)
  return asPage(await todo(database, [...officesOf(me), pattern, pinyin, number, offset, limit]))
}

export const findDone = async (database: Database, me: SignedIn, { search, offset, limit }: InboxPage) => {
  const { pattern, pinyin, number } = searchText(search)
  return asPage(await done(database, [me.personId, pattern, pinyin, number, offset, limit]))
}

export const findStarted = async (database: Database, me: SignedIn, { search, offset, limit }: InboxPage) => {
  const { pattern, pinyin, number } = searchText(search)
  return asPage(await started(database, [me.personId, pattern, pinyin, number, offset, limit]))
}

export const countInbox = async (database: Database, me: SignedIn): Promise<InboxCounts> =>
  (await counts(database, officesOf(me)))[0] ?? { todo: 0, overdue: 0, done: 0, started: 0 }
