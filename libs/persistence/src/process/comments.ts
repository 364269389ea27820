import { statement, type Database } from '../read/database.js'

export interface CommentRow {
  stepNo: number
  lineNo: number
  at: Date
  by: string
  /** What the journal keeps of it. */
  detail: Record<string, unknown>
}

const comments = statement<CommentRow>(
  'comments',
  `SELECT step_no AS "stepNo", line_no AS "lineNo", at, by_person AS by, detail FROM journal
   WHERE process_id = $1 AND code = 'act.commented' AND by_person IS NOT NULL ORDER BY step_no, line_no`,
)

/** What was said beside a process, oldest first. */
export const findComments = (database: Database, processId: string): Promise<CommentRow[]> =>
  comments(database, [processId])
