/** The ledger of one subject, entry by entry: what each was given or taken back for, who confirmed it, and in whose words why. */
import type { PointFactKind, PointRule, PointSubject, ReversalCause } from '#domain/points/points.js'
import { statement, type Database } from '../read/database.js'
import { inAnyMonth } from './entries-sql.js'

export interface LedgerRow {
  id: string
  month: string
  rule: PointRule
  ruleVersion: number
  amount: number
  factKind: PointFactKind
  factLabel: string | null
  factOn: string
  /** Where the fact is one. */
  activityId: string | null
  confirmedByName: string
  cause: ReversalCause | null
  reverses: string | null
  isReversed: boolean
  /** Why it was done well, who is the model for what, what was decided on an objection; why it was withdrawn, refused or revoked. */
  reason: string | null
}

/** Objections upheld, by the rule and the fact that they were about, whichever of its entries was objected to. */
const upheld = `
  SELECT o.about, coalesce(e.rule, o.rule) AS rule, coalesce(e.fact_id, o.activity_id, o.id) AS fact_id, o.reason, o.ended_at
  FROM (SELECT p.id::text AS id, p.ended_at, f->>'about' AS about, f->>'rule' AS rule, f->'activity'->>'id' AS activity_id,
      (f->>'entryId')::bigint AS entry_id, f->'decision'->>'reason' AS reason
    FROM process p CROSS JOIN LATERAL (SELECT p.state->'facts' AS f) told
    WHERE p.kind = 'pointObjection' AND p.outcome = 'upheld' AND f->>'subject' = $1 AND f->>'subjectId' = $2) o
  LEFT JOIN point_entry e ON e.id = o.entry_id`

const decided = (about: 'missing' | 'wrong') => `
  (SELECT u.reason FROM upheld u WHERE u.about = '${about}' AND u.rule = e.rule AND u.fact_id = e.fact_id ORDER BY u.ended_at DESC LIMIT 1)`

/** What the community has said of the subject's work, whether it stands or was withdrawn. */
const said = (subject: PointSubject, column: string) => `
  SELECT coalesce(d.activity_id, d.post_claim_id::text) AS fact_id, d.reason, d.withdrawn_at, d.withdrawn_reason, d.at
  FROM done_well d WHERE $1 = '${subject}' AND d.${column} = $2`

/** What stands, for what was given; what was withdrawn last, for what was taken back. */
const saidOfIt = `
  SELECT d.reason, d.withdrawn_reason FROM said d
  WHERE e.rule = 'doneWell' AND d.fact_id = e.fact_id AND (d.withdrawn_at IS NULL) = (e.amount > 0) ORDER BY d.at DESC LIMIT 1`

/** Why attendance was refused, or its confirmation taken back. */
const notAttended = `
  SELECT coalesce(t.decision_note, (SELECT x.note FROM attendance_change x WHERE x.attendance_id = t.id AND x.act = 'reversed'
      ORDER BY x.id DESC LIMIT 1)) AS reason
  FROM attendance t WHERE e.amount < 0 AND e.fact_kind = 'activity' AND t.activity_id = e.fact_id AND t.state <> 'confirmed'
    AND CASE $1 WHEN 'member' THEN t.person_id ELSE t.unit_id END = $2`

const ledger = statement<LedgerRow>(
  'point-ledger',
  `WITH upheld AS MATERIALIZED (${upheld}),
   said AS MATERIALIZED (${said('member', 'person_id')} UNION ALL ${said('agency', 'unit_id')})
   SELECT e.id::text, e.month, e.rule, e.rule_version AS "ruleVersion", e.amount, e.fact_kind AS "factKind",
     coalesce(a.title, p.title, o.title, w.name || ' ' || split_part(e.fact_id, '/', 2)) AS "factLabel", e.fact_on::text AS "factOn",
     a.id AS "activityId", coalesce(c.name, u.name, e.confirmed_by) AS "confirmedByName", e.cause, e.reverses::text,
     r.id IS NOT NULL AS "isReversed",
     CASE WHEN e.cause = 'objection' THEN ${decided('wrong')}
       WHEN e.amount < 0 THEN coalesce(d.withdrawn_reason, s.revoked_reason, n.reason)
       WHEN r.id IS NULL THEN coalesce(d.reason, s.public_text, ${decided('missing')}) END AS reason
   FROM point_entry e LEFT JOIN activity a ON e.fact_kind = 'activity' AND a.id = e.fact_id
   LEFT JOIN process p ON e.fact_kind IN ('milestone', 'objection') AND p.id::text = split_part(e.fact_id, '#', 1)
   LEFT JOIN post_claim x ON x.id = CASE e.fact_kind WHEN 'post' THEN e.fact_id::uuid END LEFT JOIN post o ON o.id = x.post_id
   LEFT JOIN org_unit w ON e.fact_kind = 'selection' AND w.id = split_part(e.fact_id, '/', 1)
   LEFT JOIN weekly_selection s ON s.community_id = w.id AND s.week = split_part(e.fact_id, '/', 2)
   LEFT JOIN point_entry r ON r.reverses = e.id
   LEFT JOIN LATERAL (${saidOfIt}) d ON true LEFT JOIN LATERAL (${notAttended}) n ON true
   LEFT JOIN person c ON c.id = e.confirmed_by LEFT JOIN org_unit u ON u.id = e.confirmed_by
   WHERE e.subject = $1 AND e.subject_id = $2 AND ${inAnyMonth('e')} AND ($3::bigint IS NULL OR e.id < $3) ORDER BY e.id DESC LIMIT $4`,
)

/** The latest first: all, or a page of those before an entry. What all come to is told by `findSums`. */
export const findLedger = (
  database: Database,
  { subject, subjectId }: { subject: PointSubject; subjectId: string },
  { before, most }: { before?: string | undefined; most?: number } = {},
): Promise<LedgerRow[]> => ledger(database, [subject, subjectId, before ?? null, most ?? null])

export interface EntryOf {
  subject: PointSubject
  subjectId: string
  month: string
  /** Whatever was sent: it need not be a number. */
  entryId: string
}

const entry = statement<Pick<LedgerRow, 'id' | 'rule' | 'amount' | 'isReversed'>>(
  'point-entry-of',
  `SELECT e.id::text, e.rule, e.amount, EXISTS (SELECT FROM point_entry r WHERE r.reverses = e.id) AS "isReversed"
   FROM point_entry e WHERE e.subject = $1 AND e.subject_id = $2 AND e.month = $3 AND e.id::text = $4`,
)
/** One entry of a subject's month; undefined when it is not theirs, or of another month. */
export const findEntry = async (database: Database, { subject, subjectId, month, entryId }: EntryOf) =>
  (await entry(database, [subject, subjectId, month, entryId]))[0]
