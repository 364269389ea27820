/** The journal: who, for whom, did what, why, under which rules. */
import type { JournalLine } from '#domain/kernel/step.js'
import { statement, type Database } from '../read/database.js'

export interface JournalRow {
  stepNo: number
  lineNo: number
  version: number
  at: Date
  actor: JournalLine['actor']
  by: string | null
  code: JournalLine['code']
  region: string
  stage: string
  round: string | null
  seatId: string | null
  role: string | null
  unitId: string | null
  personId: string | null
  act: string | null
  outcome: string | null
  reason: string | null
  detail: Record<string, unknown> | null
  policyVersion: string
  calendarVersion: string
}

const ofProcess = statement<JournalRow>(
  'journal',
  `SELECT step_no AS "stepNo", line_no AS "lineNo", version, at, actor, by_person AS by, code, region, stage, round,
     seat_id AS "seatId", role, unit_id AS "unitId", person_id AS "personId", act, outcome, reason, detail,
     policy_version AS "policyVersion", calendar_version AS "calendarVersion"
   FROM journal WHERE process_id = $1 AND version > $2 ORDER BY step_no, line_no`,
)

/** All lines of a process, oldest first; or those that came after a version. */
export const findJournal = (
  database: Database,
  processId: string,
  afterVersion = -1,
): Promise<JournalRow[]> => ofProcess(database, [processId, afterVersion])
