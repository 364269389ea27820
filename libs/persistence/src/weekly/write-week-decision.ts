/** A step of a week's decision as the week's row; the step is taken back where the world outside it says no. */
import type { PoolClient } from 'pg'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import { comparesAll } from '#domain/weekly/weekly-rules.js'
import type { Model, WeekDecision } from '#domain/weekly/weekly-selection.js'
import { isInForce } from '../organisation/in-office.js'
import { businessTodaySql } from '../read/demo-clock.js'

/** The lock makes what staff say about recommendations and the decision follow one another. */
const lockWeek = `
  SELECT community_id AS "communityId", week, state FROM weekly_selection
  WHERE process_id = $1 OR (community_id = $2 AND week = $3 AND process_id IS NULL) FOR UPDATE`

const findCandidates = `
  SELECT DISTINCT subject, subject_id AS "subjectId" FROM weekly_recommendation
  WHERE community_id = $1 AND week = $2 AND set_aside_at IS NULL`

/** Somebody is a candidate, or holds an office or a grant in a candidate's unit: what was held once or is to come keeps nobody away. */
const isOwn = `
  SELECT FROM jsonb_to_recordset($2) AS c (subject text, "subjectId" text)
  WHERE (c.subject = 'member' AND c."subjectId" = $1)
    OR EXISTS (SELECT FROM role_grant mine WHERE mine.person_id = $1 AND ${isInForce('mine', businessTodaySql)}
      AND mine.unit_id IN (
        SELECT c."subjectId" WHERE c.subject = 'agency'
        UNION SELECT g.unit_id FROM role_grant g
        WHERE c.subject = 'member' AND g.person_id = c."subjectId" AND g.role = 'InServicePartyMember' AND ${isInForce('g', businessTodaySql)}))
  LIMIT 1`

const update = `
  UPDATE weekly_selection SET process_id = $3, state = $4, subject = $5, subject_id = $6, public_text = $7,
    none_cause = $8, reason = $9, decided_by = $10, published_at = to_timestamp($11::float8 / 1000), failure = NULL,
    closed_at = CASE WHEN $4 IN ('selected', 'none') THEN business_now() END
  WHERE community_id = $1 AND week = $2`

interface Locked {
  communityId: string
  week: string
  state: WeekDecision['state'] | 'open'
}

/** @returns why it cannot be: a recommendation is unread, a candidate is not compared, whoever acts is one of them */
export const writeWeekDecision = async (
  client: PoolClient,
  row: WeekDecision,
): Promise<Refusal | undefined> => {
  const { processId, state, model } = row
  const { rows } = await client.query<Locked>(lockWeek, [processId, row.communityId, row.week])
  const [of] = rows
  if (!of || of.state === 'none' || of.state === 'selected') return refusal('weekClosed')
  const refused = row.by === undefined ? undefined : await refusedTo(client, row, of)
  if (refused) return refused
  await client.query(update, [
    ...[of.communityId, of.week, processId, state, model?.subject, model?.subjectId, row.publicText],
    ...[row.noneCause, row.reason, row.decidedBy, row.publishedAt],
  ])
  return undefined
}

const refusedTo = async (
  client: PoolClient,
  { by, model, noneCause, compared }: WeekDecision,
  { communityId, week }: Locked,
): Promise<Refusal | undefined> => {
  const { rows } = await client.query<{ [K in keyof Model]: Model[K] | null }>(findCandidates, [
    communityId,
    week,
  ])
  const candidates = rows.filter((each): each is Model => each.subjectId !== null)
  const own = await client.query(isOwn, [by, JSON.stringify(candidates)])
  if (own.rowCount !== 0) return refusal('ownCandidate')
  if (!model && noneCause !== 'decidedNone') return undefined
  if (candidates.length < rows.length) return refusal('recommendationUnread')
  return !model || comparesAll(compared, candidates) ? undefined : refusal('comparisonMissing')
}
