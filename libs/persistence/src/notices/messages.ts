/** People's in-app mailboxes. */
import type { OfficeNews } from '#domain/branch/branch.js'
import type { NeedNews } from '#domain/needs/need.js'
import type { OfferNews } from '#domain/needs/offer.js'
import type { NoticeTemplate } from '#domain/kernel/step.js'
import { statement, type Database } from '../read/database.js'

interface Told {
  id: string
  at: Date
  readAt: Date | null
  isFallback: boolean
  /** It reached the person as the substitute of this one. */
  principalName: string | null
  template: NoticeTemplate
  title: string
  form: string | null
  region: string
  stage: string
  round: string | null
  dueOn: string | null
}

/** What a process says, or what somebody is told of an office or an offer that no process is behind. */
export type MessageRow = Told &
  (
    | { about: null; processId: string; kind: string }
    | { about: OfficeNews | OfferNews | NeedNews; processId: null; kind: null }
  )

const page = statement<MessageRow>(
  'messages',
  `SELECT m.id::text AS id, m.at, m.read_at AS "readAt", m.fallback AS "isFallback",
     (SELECT name FROM person WHERE id = m.on_behalf_of) AS "principalName", n.template, n.region, n.stage,
     n.round, n.due_on::text AS "dueOn", p.id AS "processId", p.kind, coalesce(p.title, n.about->>'title') AS title, n.about, t.form
   FROM message m JOIN notice n ON n.id = m.notice_id LEFT JOIN process p ON p.id = n.process_id
   LEFT JOIN task t ON t.process_id = n.process_id AND t.seat_id = n.seat_id
   WHERE m.person_id = $1 AND ($2::boolean IS NULL OR (m.read_at IS NULL) = $2)
   ORDER BY m.at DESC, m.id DESC OFFSET $3 LIMIT $4`,
)

const counts = statement<{ unread: number; total: number }>(
  'message-counts',
  `SELECT (SELECT count(*)::int FROM message WHERE person_id = $1 AND read_at IS NULL) AS unread,
     (SELECT count(*)::int FROM message WHERE person_id = $1 AND ($2::boolean IS NULL OR (read_at IS NULL) = $2)) AS total`,
)

const read = statement(
  'read-messages',
  `UPDATE message SET read_at = now()
   WHERE person_id = $1 AND read_at IS NULL AND ($2::bigint[] IS NULL OR id = ANY ($2))`,
)

export const findMessages = async (
  database: Database,
  personId: string,
  isUnread: boolean | undefined,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: MessageRow[]; unread: number; total: number }> => {
  const only = isUnread ?? null
  const [items, [counted]] = await Promise.all([
    page(database, [personId, only, offset, limit]),
    counts(database, [personId, only]),
  ])
  return { items, unread: counted?.unread ?? 0, total: counted?.total ?? 0 }
}

/** Marks these messages (all, when none are named) as read. @returns how many are left unread */
export const readMessages = async (
  database: Database,
  personId: string,
  ids: string[] | undefined,
): Promise<number> => {
  await read(database, [personId, ids ?? null])
  return (await counts(database, [personId, null]))[0]?.unread ?? 0
}
