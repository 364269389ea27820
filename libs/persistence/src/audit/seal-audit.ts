/** The one sealer: chains what has been committed and not been sealed yet. */
import type { Pool, PoolClient } from 'pg'
import { statement, type Database } from '../read/database.js'
import { inTransaction } from '../transaction.js'
import { genesis, linksAfter, type Head, type Sealed, type SealKeys } from './chain.js'
import { momentText, textOf } from './sealed-text.js'

const batchSize = 500
/** Whoever holds it seals; another sealer has nothing to do. */
const sealerLock = 3_012_023_066

const lock = statement<{ held: boolean }>('seal-lock', 'SELECT pg_try_advisory_xact_lock($1) AS held')

const head = statement<Head & { now: string }>(
  'seal-head',
  `SELECT coalesce(last.sequence, 0)::float8 AS sequence, coalesce(last.hash, $1) AS hash,
     ${momentText('clock_timestamp()')} AS now
   FROM (VALUES (1)) AS one LEFT JOIN (SELECT sequence, hash FROM audit_link ORDER BY sequence DESC LIMIT 1) AS last ON true`,
)

/** What is sealed already is taken off and left as it is. */
const take = statement<Sealed & { text: string | null }>(
  'seal-take',
  `WITH waiting AS (
     DELETE FROM audit_unsealed WHERE ctid = ANY (ARRAY (SELECT ctid FROM audit_unsealed LIMIT $1))
     RETURNING entry_id, process_id, step_no
   ), fresh AS (
     SELECT DISTINCT entry_id, process_id, step_no FROM waiting w
     WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = w.entry_id)
       AND NOT EXISTS (SELECT FROM audit_link l WHERE l.process_id = w.process_id AND l.step_no = w.step_no)
   )
   SELECT entry_id::float8 AS "entryId", process_id AS "processId", step_no AS "stepNo", ${textOf('fresh')} AS text
   FROM fresh ORDER BY entry_id NULLS FIRST, process_id, step_no`,
)

const write = statement(
  'seal-write',
  `INSERT INTO audit_link (sequence, entry_id, process_id, step_no, digest, sealed_at, hash, seal)
   SELECT sequence, "entryId", "processId", "stepNo", digest, "sealedAt", hash, seal
   FROM jsonb_to_recordset($1) AS link (sequence bigint, "entryId" bigint, "processId" uuid, "stepNo" integer,
     digest text, "sealedAt" timestamptz, hash text, seal text)`,
)

export interface Sealing {
  /** Where the chain was found, and where it ends now; absent while another one seals. */
  found?: Head
  head?: Head
  sealed: number
  /** There may be more waiting. */
  full: boolean
}

/** Seals one batch, in one transaction. */
export const sealAudit = (pool: Pool, keys: SealKeys): Promise<Sealing> =>
  inTransaction(pool, connection => seal(connection, keys))

const seal = async (connection: PoolClient, keys: SealKeys): Promise<Sealing> => {
  const [asked] = await lock(connection, [sealerLock])
  if (!asked?.held) return { sealed: 0, full: false }
  const { now, ...found } = await headOf(connection)
  const waiting = await take(connection, [batchSize])
  const links = linksAfter(keys, found, now, waiting)
  if (links.length > 0) await write(connection, [JSON.stringify(links)])
  return { found, head: links.at(-1) ?? found, sealed: links.length, full: waiting.length === batchSize }
}

const headOf = async (database: Database): Promise<Head & { now: string }> => {
  const [found] = await head(database, [genesis.hash])
  return found ?? { ...genesis, now: new Date().toISOString() }
}

/** Where the chain ends. */
export const findHead = async (database: Database): Promise<Head> => {
  const { sequence, hash } = await headOf(database)
  return { sequence, hash }
}
