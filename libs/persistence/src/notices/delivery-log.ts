/** 投递记录: every notice by every way, those of the portal among them; the newest first. */
import type { NoticeTemplate } from '#domain/kernel/step.js'
import type { ChannelKind, DeliveryFault, EnvelopeState, SkipReason } from '#domain/notices/channels.js'
import { statement, type Database } from '../read/database.js'
import { startOfDaySql } from '../read/days.js'
import { searchText } from '../read/search-text.js'
import { quietNow } from './quiet-hours-sql.js'

export type Way = 'portal' | ChannelKind

interface Logged {
  id: string
  at: Date
  way: Way
  channelName: string | null
  template: NoticeTemplate
  title: string
  /** A person's name, or a unit's for its robots and webhooks. */
  recipientName: string
  state: EnvelopeState | 'skipped'
  skipped: SkipReason | null
  envelopeId: string | null
  attempts: number
  sentAt: Date | null
  readAt: Date | null
  nextTryAt: Date | null
  /** When the quiet hours end that hold it back. */
  quietUntil: string | null
  fault: DeliveryFault | null
  reason: string | null
}

interface OfProcess {
  processId: string
  kind: string
  number: number
  startedAt: Date
}

/** An office of a branch has no process behind it. */
export type LoggedDelivery = Logged & (OfProcess | Record<keyof OfProcess, null>)

export interface DeliveryFilter {
  /** Paths of the subtrees whose notices may be seen. */
  tops: string[]
  search?: string | undefined
  way?: Way | undefined
  state?: LoggedDelivery['state'] | undefined
  /** Days in Asia/Shanghai. */
  from?: string | undefined
  to?: string | undefined
  offset: number
  limit: number
}

const day = (value: string) => startOfDaySql(`${value}::date`)

const title = `coalesce(p.title, n.about->>'title')`

/** The same conditions for both tables. `$2` pattern, `$3` running number, `$6`–`$7` days. */
const matches = (at: string, recipient: string) => `
  EXISTS (SELECT FROM unnest($1::text[]) AS top WHERE starts_with(about.path, top))
  AND ($2::text IS NULL OR ${title} LIKE $2 OR ${recipient} LIKE $2 OR p.number = $3)
  AND ($6::text IS NULL OR ${at} >= ${day('$6')}) AND ($7::text IS NULL OR ${at} < ${day('$7')} + interval '1 day')`

const stateOf = `CASE WHEN d.skipped IS NOT NULL THEN 'skipped' ELSE coalesce(e.state, 'waiting') END`

const log = statement<LoggedDelivery>(
  'delivery-log',
  `WITH outside AS (
     SELECT 'd' || d.id AS id, d.at, c.kind AS way, c.name AS "channelName", n.template, p.id AS "processId", p.kind,
       p.number::int AS number, p.started_at AS "startedAt", ${title} AS title, coalesce(person.name, unit.name) AS "recipientName",
       ${stateOf} AS state, d.skipped, d.envelope_id AS "envelopeId", coalesce(e.attempts, 0) AS attempts,
       e.sent_at AS "sentAt", NULL::timestamptz AS "readAt",
       CASE WHEN e.state = 'waiting' THEN greatest(e.next_try_at, c.rests_until) END AS "nextTryAt",
       CASE WHEN d.envelope_id IS NULL AND d.skipped IS NULL
         THEN (SELECT until FROM ${quietNow('coalesce(person.unit_id, c.unit_id)')} AS quiet) END AS "quietUntil",
       e.fault, e.reason
     FROM delivery d JOIN channel c ON c.id = d.channel_id JOIN notice n ON n.id = d.notice_id
     LEFT JOIN process p ON p.id = n.process_id JOIN org_unit about ON about.id = n.unit_id
     LEFT JOIN envelope e ON e.id = d.envelope_id
     LEFT JOIN person ON c.kind = 'mail' AND person.id = d.recipient
     LEFT JOIN org_unit unit ON c.kind <> 'mail' AND unit.id = d.recipient
     WHERE ($4::text IS NULL OR c.kind = $4) AND ($5::text IS NULL OR ${stateOf} = $5)
       AND ${matches('d.at', 'coalesce(person.name, unit.name)')}
     ORDER BY d.at DESC LIMIT $8::bigint + $9::bigint
   ), portal AS (
     SELECT 'm' || m.id AS id, n.delivered_at AS at, 'portal' AS way, NULL::text AS "channelName", n.template, p.id, p.kind,
       p.number::int, p.started_at, ${title}, person.name, 'sent' AS state, NULL::text, NULL::uuid, 0, n.delivered_at, m.read_at,
       NULL::timestamptz, NULL::text, NULL::text, NULL::text
     FROM message m JOIN notice n ON n.id = m.notice_id LEFT JOIN process p ON p.id = n.process_id
     JOIN org_unit about ON about.id = n.unit_id JOIN person ON person.id = m.person_id
     WHERE coalesce($4, 'portal') = 'portal' AND coalesce($5, 'sent') = 'sent'
       AND ${matches('n.delivered_at', 'person.name')}
     ORDER BY m.id DESC LIMIT $8::bigint + $9::bigint
   )
   SELECT * FROM (SELECT * FROM outside UNION ALL SELECT * FROM portal) AS both_ways
   ORDER BY at DESC NULLS FIRST, id OFFSET $8 LIMIT $9`,
)

export const findDeliveries = (
  database: Database,
  { tops, search, way, state, from, to, offset, limit }: DeliveryFilter,
): Promise<LoggedDelivery[]> => {
  const { pattern, number } = searchText(search)
  return log(database, [
    tops,
    pattern,
    number,
    way ?? null,
    state ?? null,
    from ?? null,
    to ?? null,
    offset,
    limit,
  ])
}
