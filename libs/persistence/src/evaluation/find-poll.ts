/** What a slip opens: the evaluation, and the questions of its community. */
import type { Choice, SubjectKind } from '#domain/evaluation/questionnaire.js'
import { statement, type Database } from '../read/database.js'

export interface FoundSlip {
  tokenHash: string
  evaluationId: string
  communityId: string
  number: number
}

export interface OpenedSlip extends FoundSlip {
  isOpen: boolean
  hasVoted: boolean
}

/** Valid slips only, and only while they can be voted with: whatever else was printed is not found. */
const byHash = statement<OpenedSlip>(
  'slips-by-token',
  `SELECT s.token_hash AS "tokenHash", s.evaluation_id AS "evaluationId", s.community_id AS "communityId", s.number,
     s.cast_hash IS NOT NULL AS "hasVoted",
     e.state = 'open' AND clock_timestamp() >= e.opens_at AND clock_timestamp() < e.closes_at
       AND e.public_key IS NOT NULL AS "isOpen"
   FROM slip s JOIN evaluation e ON e.id = s.evaluation_id
   WHERE s.token_hash = ANY ($1::text[]) AND s.state = 'drawn'`,
)

export const findSlips = (database: Database, hashes: readonly string[]) => byHash(database, [hashes])

export interface Poll {
  title: string
  communityName: string
  closesAt: Date
  publicKey: string
  questions: Record<SubjectKind, string>
  choices: Choice[]
  comment: string
  subjects: { kind: SubjectKind; name: string }[]
}

const ofCommunity = statement<Poll>(
  'poll-of-community',
  `SELECT e.title, u.name AS "communityName", e.closes_at AS "closesAt", e.public_key AS "publicKey",
     q.questions, q.choices, q.comment,
     (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.subject_kind, 'name', s.name) ORDER BY s.place), '[]')
      FROM evaluation_subject s WHERE s.evaluation_id = e.id AND s.community_id = $2) AS subjects
   FROM evaluation e JOIN questionnaire q ON q.version = e.questionnaire_version JOIN org_unit u ON u.id = $2
   WHERE e.id = $1`,
)

export const findPoll = async (
  database: Database,
  { evaluationId, communityId }: FoundSlip,
): Promise<Poll | undefined> => (await ofCommunity(database, [evaluationId, communityId]))[0]
