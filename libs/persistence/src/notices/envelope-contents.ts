/** What an envelope tells: its notices with the processes or offices they are about, and nothing about people. */
import type { OfficeNews } from '#domain/branch/branch.js'
import type { NeedNews } from '#domain/needs/need.js'
import type { OfferNews } from '#domain/needs/offer.js'
import type { NoticeTemplate } from '#domain/kernel/step.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { statement, type Database } from '../read/database.js'

interface Enveloped {
  noticeId: string
  template: NoticeTemplate
  at: Date
  region: string
  stage: string
  round: string | null
  seatId: string | null
  form: string | null
  dueOn: string | null
  role: string
  unitId: string
}

export interface EnvelopedOfProcess extends Enveloped {
  about: null
  processId: string
  number: number
  startedAt: Date
  state: ProcessState
}

/** No process is behind it. */
export interface EnvelopedNews extends Enveloped {
  about: OfficeNews | OfferNews | NeedNews
}

export type EnvelopedNotice = EnvelopedOfProcess | EnvelopedNews

const contents = statement<EnvelopedNotice>(
  'envelope-contents',
  `SELECT n.id::text AS "noticeId", n.template, n.at, n.region, n.stage, n.round, n.seat_id AS "seatId", t.form,
     n.due_on::text AS "dueOn", n.role, n.unit_id AS "unitId", n.about, p.id AS "processId", p.number::int AS number,
     p.started_at AS "startedAt", p.state
   FROM delivery d JOIN notice n ON n.id = d.notice_id LEFT JOIN process p ON p.id = n.process_id
   LEFT JOIN task t ON t.process_id = n.process_id AND t.seat_id = n.seat_id
   WHERE d.envelope_id = $1 ORDER BY n.id`,
)

/** Oldest first. */
export const findContents = (database: Database, envelopeId: string): Promise<EnvelopedNotice[]> =>
  contents(database, [envelopeId])
