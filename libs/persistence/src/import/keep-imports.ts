/** The life of an import's row. Of imports at work there is one at most: an index says so. */
import type { Pool } from 'pg'
import type { Fault } from '#domain/district/problem.js'
import { checkableStates, endedStates, type ImportState } from '#domain/roster/import-state.js'
import type { Database } from '../read/database.js'
import type { ChosenColumns } from './import-row.js'

export interface NewImport {
  id: string
  byPerson: string
  unitId: string
  scopePath: string
  ownUnitId: string | null
  fileName: string
  fileBytes: number
}

export const createImport = async (database: Database, row: NewImport): Promise<void> => {
  const { id, byPerson, unitId, scopePath, ownUnitId, fileName, fileBytes } = row
  await database.query(
    `INSERT INTO directory_import (id, by_person, unit_id, scope_path, own_unit_id, file_name, file_bytes, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'uploaded')`,
    [id, byPerson, unitId, scopePath, ownUnitId, fileName, fileBytes],
  )
}

/** Held by whoever works on an import, for as long as their connection lives. */
export const workLock = `hashtext('directory-import-work')`

export type Claimed = 'claimed' | 'busy' | 'notThere'

/** Puts an import to work, unless one is at work already or it is no longer in a state to be. */
export const claimWork = async (
  database: Database,
  id: string,
  to: 'checking' | 'applying',
  version?: number,
): Promise<Claimed> => {
  const from: readonly ImportState[] = to === 'checking' ? checkableStates : ['ready']
  try {
    const { rowCount } = await database.query(
      `UPDATE directory_import SET state = $2, worked_at = now(), progress = 0, fault = NULL
       WHERE id = $1 AND state = ANY ($3) AND ($4::int IS NULL OR version = $4)`,
      [id, to, from, version ?? null],
    )
    return rowCount ? 'claimed' : 'notThere'
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'directory_import_at_work') return 'busy'
    throw error
  }
}

const interrupted: Record<'checking' | 'applying', Fault> = {
  checking: { message: '核对中断了', howToMend: '请重新核对' },
  applying: { message: '导入中断了，没有任何改动', howToMend: '请再次确认导入' },
}

/** The importer's name among Postgres' sessions. */
export const importerName = (id: string): string => `dual-checkin importer ${id}`

const endSession = `
  SELECT pg_terminate_backend(pid), pg_sleep(0.3) FROM pg_stat_activity
  WHERE application_name = $1 AND datname = current_database()`

/** Time for a worker to start and take its lock. */
const graceSeconds = 15

/**
 * Ends work that nobody does any more: its process has died, and with it its transaction. An import that was being
 * applied is ready again.
 * @param knownDead the import whose process is known to have ended; of others only what has stood for a while
 */
export const settleAbandoned = async (pool: Pool, knownDead?: string): Promise<void> => {
  const client = await pool.connect()
  try {
    // A statement that its client no longer waits for would hold the lock to its end.
    if (knownDead !== undefined) await client.query(endSession, [importerName(knownDead)])
    const { rows } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${workLock}) AS free`)
    if (!rows[0]?.free) return client.release()
    await client.query(
      `UPDATE directory_import SET state = CASE state WHEN 'checking' THEN 'failed' ELSE 'ready' END,
         fault = CASE state WHEN 'checking' THEN $1::jsonb ELSE $2::jsonb END
       WHERE state IN ('checking', 'applying') AND (id = $3 OR worked_at < now() - make_interval(secs => $4))`,
      [interrupted.checking, interrupted.applying, knownDead ?? null, graceSeconds],
    )
    await client.query(`SELECT pg_advisory_unlock(${workLock})`)
    client.release()
  } catch (error) {
    // The lock goes with the connection.
    client.release(true)
    throw error
  }
}

export const keepProgress = async (database: Database, id: string, percent: number): Promise<void> => {
  await database.query('UPDATE directory_import SET progress = $2 WHERE id = $1', [id, percent])
}

/** Ends the work with what came of it. */
export const keepOutcome = async (
  database: Database,
  id: string,
  state: 'failed' | 'refused' | 'mending',
  fault: Fault,
  layout: object | null = null,
): Promise<void> => {
  await database.query(
    `UPDATE directory_import SET state = $2, fault = $3, layout = coalesce($4, layout), version = version + 1,
       ended_at = CASE WHEN $2 = 'refused' THEN now() END
     WHERE id = $1 AND state IN ('checking', 'applying')`,
    [id, state, fault, layout],
  )
}

/** What has to be said beside the state. */
export const keepFault = async (database: Database, id: string, fault: Fault): Promise<void> => {
  await database.query('UPDATE directory_import SET fault = $2 WHERE id = $1', [id, fault])
}

/** @returns whether there was anything to give up */
export const discardImport = async (database: Database, id: string): Promise<boolean> => {
  const { rowCount } = await database.query(
    `WITH given AS (
       UPDATE directory_import SET state = 'discarded', ended_at = now() WHERE id = $1 AND state = ANY ($2) RETURNING id
     ), found AS (
       DELETE FROM import_finding f USING given WHERE f.import_id = given.id
     ), changed AS (
       DELETE FROM import_change c USING given WHERE c.import_id = given.id
     )
     SELECT FROM given`,
    [id, checkableStates],
  )
  return (rowCount ?? 0) > 0
}

export interface CheckInputs {
  chosen?: ChosenColumns | undefined
  fullRoster?: boolean | undefined
  decisions?: readonly { row: number; choice: string }[] | undefined
  byPerson: string
}

/** What the next check goes by; decisions are kept with the import. */
export const keepInputs = async (database: Database, id: string, inputs: CheckInputs): Promise<void> => {
  const { chosen, fullRoster, decisions = [], byPerson } = inputs
  await database.query(
    `UPDATE directory_import SET chosen = coalesce($2, chosen), full_roster = coalesce($3, full_roster) WHERE id = $1`,
    [id, chosen ?? null, fullRoster ?? null],
  )
  await database.query(
    `INSERT INTO import_decision (import_id, "row", choice, by_person)
     SELECT $1, * , $4 FROM unnest($2::int[], $3::text[])
     ON CONFLICT (import_id, "row") DO UPDATE SET choice = excluded.choice, by_person = excluded.by_person, at = now()`,
    [id, decisions.map(({ row }) => row), decisions.map(({ choice }) => choice), byPerson],
  )
}

/** Remembers for the unit what its headings mean; an empty field: not to be read. */
export const keepHeadings = async (
  database: Database,
  unitId: string,
  kind: string,
  headings: ReadonlyMap<string, string>,
): Promise<void> => {
  await database.query(
    `INSERT INTO import_heading (unit_id, kind, heading, field) SELECT $1, $2, * FROM unnest($3::text[], $4::text[])
     ON CONFLICT (unit_id, kind, heading) DO UPDATE SET field = excluded.field`,
    [unitId, kind, [...headings.keys()], [...headings.values()]],
  )
}

/** Imports left standing for so many days are given up. @returns those of which no file may be kept */
export const discardOld = async (database: Database, days: number): Promise<void> => {
  await database.query(
    `UPDATE directory_import SET state = 'discarded', ended_at = now()
     WHERE state = ANY ($1) AND uploaded_at < now() - make_interval(days => $2)`,
    [checkableStates, days],
  )
  await database.query(
    `DELETE FROM import_finding f USING directory_import i WHERE i.id = f.import_id AND i.state = ANY ($1)
       AND i.ended_at < now() - make_interval(days => $2)`,
    [endedStates, days],
  )
}
