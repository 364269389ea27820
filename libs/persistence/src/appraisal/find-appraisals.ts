/** Voices, judgements, replies and 表现良好 of one service. */
import type { AppraisalAnswers, AppraisalSource, Verdict } from '#domain/appraisal/appraisal.js'
import { statement, type Database } from '../read/database.js'

export interface FoundVoice {
  id: string
  source: AppraisalSource
  formId: number
  answers: AppraisalAnswers
  score: number
  comment: string | null
  mark: string | null
  /** The shared code that it was given with. */
  code: string | null
  at: Date
  enteredBy: string | null
  /** Entered by mistake. */
  withdrawn: { reason: string; byName: string; at: string } | null
  judgement: { verdict: Verdict; reason: string; byName: string; at: string } | null
}

const voices = statement<FoundVoice>(
  'appraisal-voices',
  `SELECT a.id, a.source, a.form_id AS "formId", a.answers, a.score, a.comment, a.network_mark AS mark,
     CASE WHEN a.network_mark IS NOT NULL THEN a.code_id END AS code, a.at, coalesce(p.name, a.by) AS "enteredBy", j.judgement,
     CASE WHEN a.withdrawn_at IS NOT NULL THEN jsonb_build_object('reason', a.withdrawn_reason,
       'byName', coalesce(w.name, a.withdrawn_by), 'at', a.withdrawn_at) END AS withdrawn
   FROM appraisal a LEFT JOIN person p ON p.id = a.by LEFT JOIN person w ON w.id = a.withdrawn_by LEFT JOIN LATERAL (
     SELECT jsonb_build_object('verdict', j.verdict, 'reason', j.reason, 'byName', coalesce(d.name, j.by), 'at', j.at) AS judgement
     FROM appraisal_judgement j LEFT JOIN person d ON d.id = j.by WHERE j.appraisal_id = a.id ORDER BY j.id DESC LIMIT 1
   ) j ON true
   WHERE a.service_id = $1 ORDER BY a.at, a.id`,
)

export const findVoices = (database: Database, serviceId: string): Promise<FoundVoice[]> =>
  voices(database, [serviceId])

export interface FoundReply {
  text: string
  byName: string
  at: Date
}

const replies = statement<FoundReply>(
  'appraisal-replies',
  `SELECT r.text, coalesce(p.name, r.by) AS "byName", r.at FROM appraisal_reply r LEFT JOIN person p ON p.id = r.by
   WHERE r.service_id = $1 ORDER BY r.id`,
)

export const findReplies = (database: Database, serviceId: string): Promise<FoundReply[]> =>
  replies(database, [serviceId])
