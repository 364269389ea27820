import type { PoolClient } from 'pg'
import type { DirectoryOrder } from './change-directory.js'

export interface Noted {
  subject: 'unit' | 'person' | 'grant'
  /** A grant's line stands with its person. */
  subjectId: string
  change: string
  before?: object
  after?: object
}

/** One line of the directory's history. */
export const noteChange = async (
  client: PoolClient,
  { by, reason }: DirectoryOrder,
  { subject, subjectId, change, before, after }: Noted,
): Promise<void> => {
  await client.query(
    `INSERT INTO directory_change (by_person, reason, subject, subject_id, change, before, after)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [by, reason ?? null, subject, subjectId, change, before ?? null, after ?? null],
  )
}
