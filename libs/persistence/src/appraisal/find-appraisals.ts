/** Voices, judgements, replies and 表现良好 of one activity. */
import type { AppraisalAnswers, AppraisalSource } from '#domain/appraisal/appraisal.js'
import { statement, type Database } from '../read/database.js'

export interface FoundVoice {
  id: string
  source: AppraisalSource
  formVersion: number
  answers: AppraisalAnswers
  score: number
  comment: string | null
  mark: string | null
  at: Date
  enteredBy: string | null
  judgement: { counts: boolean; reason: string; byName: string; at: string } | null
}

const voices = statement<FoundVoice>(
  'appraisal-voices',
  `SELECT a.id, a.source, a.form_version AS "formVersion", a.answers, a.score, a.comment, a.network_mark AS mark, a.at,
     coalesce(p.name, a.by) AS "enteredBy", j.judgement
   FROM appraisal a LEFT JOIN person p ON p.id = a.by LEFT JOIN LATERAL (
     SELECT jsonb_build_object('counts', j.counts, 'reason', j.reason, 'byName', coalesce(d.name, j.by), 'at', j.at) AS judgement
     FROM appraisal_judgement j LEFT JOIN person d ON d.id = j.by WHERE j.appraisal_id = a.id ORDER BY j.id DESC LIMIT 1
   ) j ON true
   WHERE a.activity_id = $1 ORDER BY a.at, a.id`,
)

export const findVoices = (database: Database, activityId: string): Promise<FoundVoice[]> =>
  voices(database, [activityId])

export interface FoundReply {
  text: string
  byName: string
  at: Date
}

const replies = statement<FoundReply>(
  'appraisal-replies',
  `SELECT r.text, coalesce(p.name, r.by) AS "byName", r.at FROM appraisal_reply r LEFT JOIN person p ON p.id = r.by
   WHERE r.activity_id = $1 ORDER BY r.id`,
)

export const findReplies = (database: Database, activityId: string): Promise<FoundReply[]> =>
  replies(database, [activityId])

export interface FoundDoneWell {
  id: string
  personId: string | null
  personName: string | null
  unitId: string | null
  unitName: string | null
  reason: string
  byName: string
  at: Date
  withdrawnAt: Date | null
  withdrawnByName: string | null
  withdrawnReason: string | null
}

const doneWells = statement<FoundDoneWell>(
  'appraisal-done-well',
  `SELECT d.id, d.person_id AS "personId", p.name AS "personName", d.unit_id AS "unitId", u.name AS "unitName", d.reason,
     coalesce(g.name, d.by) AS "byName", d.at, d.withdrawn_at AS "withdrawnAt", coalesce(w.name, d.withdrawn_by) AS "withdrawnByName",
     d.withdrawn_reason AS "withdrawnReason"
   FROM done_well d LEFT JOIN person p ON p.id = d.person_id LEFT JOIN org_unit u ON u.id = d.unit_id
   LEFT JOIN person g ON g.id = d.by LEFT JOIN person w ON w.id = d.withdrawn_by
   WHERE d.activity_id = $1 ORDER BY d.at, d.id`,
)

export const findDoneWell = (database: Database, activityId: string): Promise<FoundDoneWell[]> =>
  doneWells(database, [activityId])

export interface Served {
  personId: string | null
  personName: string | null
  unitId: string | null
  unitName: string | null
}

const served = statement<Served>(
  'appraisal-served',
  `SELECT t.person_id AS "personId", p.name AS "personName", t.unit_id AS "unitId", u.name AS "unitName"
   FROM attendance t LEFT JOIN person p ON p.id = t.person_id LEFT JOIN org_unit u ON u.id = t.unit_id
   WHERE t.activity_id = $1 AND t.state = 'confirmed' ORDER BY p.pinyin, u.name, t.id`,
)

/** Whose attendance is confirmed. */
export const findServed = (database: Database, activityId: string): Promise<Served[]> =>
  served(database, [activityId])

const mine = statement<{ activityId: string }>(
  'appraisal-own-activities',
  `SELECT DISTINCT t.activity_id AS "activityId", a.starts_at FROM attendance t JOIN activity a ON a.id = t.activity_id
   LEFT JOIN person p ON p.id = t.person_id
   WHERE t.state = 'confirmed' AND (t.person_id = $1 OR coalesce(t.unit_id, p.unit_id) = ANY ($2))
     AND EXISTS (SELECT FROM appraisal x WHERE x.activity_id = t.activity_id)
   ORDER BY a.starts_at DESC LIMIT 20`,
)

/** Appraised activities of a person, or of the Party organisations that they look after; the latest twenty. */
export const findOwnActivities = async (
  database: Database,
  personId: string,
  unitIds: string[],
): Promise<string[]> => (await mine(database, [personId, unitIds])).map(({ activityId }) => activityId)
