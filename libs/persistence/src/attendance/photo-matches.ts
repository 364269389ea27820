/** Photos of activities that look the same: found by the worker, decided by a person who sees both. */
import type { Pool, PoolClient } from 'pg'
import { statement, type Database } from '../read/database.js'
import { paged, type Page } from '../read/paged.js'
import { inTransaction } from '../transaction.js'

export interface PhotoToPrint {
  id: string
  activityId: string
  sha256: string
}

const unprinted = statement<PhotoToPrint>(
  'photos-without-print',
  `SELECT f.id, f.process_id::text AS "activityId", f.sha256 FROM process_file f
   JOIN process p ON p.id = f.process_id AND p.kind = 'activity'
   WHERE f.type IN ('jpeg', 'png', 'webp') AND f.scan <> 'blocked' AND f.withdrawn_at IS NULL
     AND NOT EXISTS (SELECT FROM photo_print x WHERE x.file_id = f.id) AND f.id <> ALL ($2::uuid[])
   ORDER BY f.uploaded_at LIMIT $1`,
)

/** @param without ids of those that are tried later */
export const findUnprinted = (
  database: Database,
  most: number,
  without: readonly string[],
): Promise<PhotoToPrint[]> => unprinted(database, [most, without])

/** `$1` file, `$2` activity, `$3` its prints, the whole first; `$4` the most bits in which two alike differ. */
const keep = `
  WITH made AS (
    INSERT INTO photo_print (file_id, activity_id, prints) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING file_id),
  near AS (
    SELECT p.file_id, least(
      (SELECT min(bit_count((($3::bigint[])[1] # x)::bit(64))) FROM unnest(p.prints) x),
      (SELECT min(bit_count((p.prints[1] # x)::bit(64))) FROM unnest($3::bigint[]) x)) AS distance
    FROM photo_print p WHERE p.file_id <> $1 AND cardinality(p.prints) > 0)
  SELECT n.file_id AS "otherId", n.distance::int AS distance FROM near n, made
  WHERE cardinality($3::bigint[]) > 0 AND n.distance <= $4`

/** Keeps the prints of a photo. @returns how many look the same */
export const keepPrints = async (
  pool: Pool,
  { id, activityId }: PhotoToPrint,
  prints: readonly bigint[],
  mostAlike: number,
): Promise<number> =>
  inTransaction(pool, async client => {
    // Of two that come at once the second sees the first.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('photo-prints'))`)
    const { rows } = await client.query<{ otherId: string; distance: number }>(keep, [
      ...[id, activityId, prints.map(String), mostAlike],
    ])
    await client.query(
      `INSERT INTO photo_match (file_id, other_id, distance)
       SELECT $1, * FROM unnest($2::uuid[], $3::int[]) ON CONFLICT DO NOTHING`,
      [id, rows.map(({ otherId }) => otherId), rows.map(({ distance }) => distance)],
    )
    return rows.length
  })

interface Side {
  fileId: string
  name: string
  activityId: string
  title: string
  communityName: string
}

export interface FoundMatch {
  id: string
  distance: number
  isSame: boolean | null
  note: string | null
  decidedByName: string | null
  /** The later photo, and the one that was there before. */
  photos: [Side, Side]
}

const sideOf = (
  file: string,
) => `(SELECT jsonb_build_object('fileId', f.id, 'name', f.name, 'activityId', a.id,
  'title', a.title, 'communityName', c.name) FROM process_file f JOIN activity a ON a.id = f.process_id::text
  JOIN org_unit c ON c.id = a.community_id WHERE f.id = ${file})`

const columns = `m.id::text AS id, m.distance, m.is_same AS "isSame", m.note, coalesce(p.name, m.decided_by) AS "decidedByName",
  jsonb_build_array(${sideOf('m.file_id')}, ${sideOf('m.other_id')}) AS photos`
const joined = 'photo_match m LEFT JOIN person p ON p.id = m.decided_by'

const ofActivity = statement<FoundMatch & { total: number }>(
  'photo-matches-of-activity',
  `SELECT ${columns}, (count(*) OVER ())::int AS total FROM ${joined} WHERE m.id IN (
     SELECT x.id FROM photo_print t JOIN photo_match x ON x.file_id = t.file_id WHERE t.activity_id = $1
     UNION SELECT x.id FROM photo_print t JOIN photo_match x ON x.other_id = t.file_id WHERE t.activity_id = $1)
   ORDER BY m.is_same IS NOT NULL, m.id DESC OFFSET $2 LIMIT $3`,
)
const one = statement<FoundMatch>('photo-match-one', `SELECT ${columns} FROM ${joined} WHERE m.id = $1`)

/** Those that nobody has decided about come first. */
export const findMatches = async (database: Database, activityId: string, { offset, limit }: Page) =>
  paged(await ofActivity(database, [activityId, offset, limit]))
export const findMatch = async (database: Database, id: string) => (await one(database, [id]))[0]

/** What a person saw; the first decision stays. */
export const decideMatch = async (
  client: PoolClient,
  id: string,
  { isSame, note, by }: { isSame: boolean; note: string; by: string },
): Promise<{ id: string } | { refused: 'photoMatchDecided' }> => {
  const { rowCount } = await client.query(
    `UPDATE photo_match SET is_same = $2, note = $3, decided_by = $4, decided_at = business_now()
     WHERE id = $1 AND is_same IS NULL`,
    [id, isSame, note, by],
  )
  return rowCount === 1 ? { id } : { refused: 'photoMatchDecided' }
}
