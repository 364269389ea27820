/** How much waits to leave the platform. */
import { statement, type Database } from '../read/database.js'

export interface Backlog {
  /** Deliveries held back or on their way. */
  waiting: number
  deadLetters: number
  /** How long the oldest that could go out has been waiting, in seconds. */
  oldestSeconds: number
}

const backlog = statement<Backlog>(
  'notice-backlog',
  `SELECT (SELECT count(*)::int FROM delivery WHERE envelope_id IS NULL AND skipped IS NULL)
      + (SELECT count(*)::int FROM envelope WHERE state = 'waiting') AS waiting,
    (SELECT count(*)::int FROM envelope WHERE state = 'dead') AS "deadLetters",
    coalesce((SELECT extract(epoch FROM now() - min(created_at))::int FROM envelope WHERE state = 'waiting'), 0)
      AS "oldestSeconds"`,
)

export const backlogOf = async (database: Database): Promise<Backlog> =>
  (await backlog(database, []))[0] ?? { waiting: 0, deadLetters: 0, oldestSeconds: 0 }
