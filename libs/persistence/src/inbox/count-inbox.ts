/** How much there is in each box: cheap however much was closed, because nobody reads a number beyond a thousand. */
import { statement, type Database } from '../read/database.js'
import type { SignedIn } from '../read/signed-in.js'
import { mostCounted } from './find-inbox.js'
import { isOverdueAt } from './inbox-filter.js'
import { ownSeats, seatParameters } from './own-seats.js'

export interface InboxCounts {
  todo: number
  overdue: number
  done: number
  copied: number
  unread: number
  started: number
  /** Of `todo`: by the principal it is done for. */
  onBehalf: { personId: string; name: string; todo: number }[]
}

const upTo = (rows: string): string =>
  `(SELECT count(*)::int FROM (SELECT FROM ${rows} LIMIT ${mostCounted}) few)`

/** `$1` the person, `$2` … `$6` their seats. Whatever is overdue comes first, and so is among what is counted. */
const counts = statement<InboxCounts>(
  'inbox-counts',
  `WITH waiting AS (
     SELECT t.standing_for, ${isOverdueAt('t.due_at')} AS is_overdue
     FROM ${ownSeats(2)} t JOIN process p ON p.id = t.process_id
   )
   SELECT (SELECT least(count(*), ${mostCounted})::int FROM waiting) AS todo,
     (SELECT least(count(*), ${mostCounted})::int FROM waiting WHERE is_overdue) AS overdue,
     (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', n.id, 'name', n.name, 'todo', found.todo) ORDER BY n.id), '[]')
      FROM (SELECT standing_for, count(*)::int AS todo FROM waiting GROUP BY 1) found
      JOIN person n ON n.id = found.standing_for) AS "onBehalf",
     least(${mostCounted}, ${upTo('task WHERE closed_by = $1')} +
       ${upTo('task WHERE on_behalf_of = $1 AND closed_by <> $1')}) AS done,
     ${upTo('copy WHERE person_id = $1')} AS copied,
     ${upTo('copy WHERE person_id = $1 AND read_at IS NULL')} AS unread,
     ${upTo('process WHERE started_by = $1')} AS started`,
)

const none: InboxCounts = { todo: 0, overdue: 0, done: 0, copied: 0, unread: 0, started: 0, onBehalf: [] }

export const countInbox = async (database: Database, me: SignedIn): Promise<InboxCounts> =>
  (await counts(database, [me.personId, ...seatParameters(me)]))[0] ?? none
