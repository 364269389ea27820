import type { Pool } from 'pg'
import { keyedColumns, sealedIn, type KeyedColumn } from '#persistence/keyed-columns.js'
import { inTransaction } from '#persistence/transaction.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'

const AT_ONCE = 2_000

export interface ResealJob {
  readonly pool: Pool
  readonly keys: Keys
  readonly progress?: (column: string, done: number) => void
}

/**
 * Seals all private values anew with the newest data key. Repeatable: what a broken off run has done stays done.
 * @returns how many values were sealed anew
 * @throws Error when a value needs a key that the file no longer has; values before it are done
 */
export async function reseal(job: ResealJob): Promise<number> {
  let all = 0
  for (const column of keyedColumns.filter(({ use }) => use === 'data')) {
    for (let done = 0; ;) {
      const count = await resealSome(job, column)
      all += count
      done += count
      if (count === 0) break
      job.progress?.(`${column.table}.${column.column}`, done)
    }
  }
  return all
}

/** One bite, in a transaction of its own: whoever writes one of these rows meanwhile waits for it, no longer. */
const resealSome = ({ pool, keys }: ResealJob, keyed: KeyedColumn): Promise<number> =>
  inTransaction(pool, async client => {
    const { table, column, field } = keyed
    const { rows } = await client.query<{ place: string; sealed: string }>(
      `SELECT ctid::text AS place, ${sealedIn(keyed)} AS sealed FROM ${table}
       WHERE ${sealedIn(keyed)} IS NOT NULL AND split_part(${sealedIn(keyed)}, '.', 1) <> $1
       LIMIT ${AT_ONCE} FOR UPDATE`,
      [keys[0].id],
    )
    const anew = rows.map(({ sealed }) => sealText(keys, unsealText(keys, sealed)))
    const value = field ? `jsonb_set(${column}, '{${field}}', to_jsonb(anew.sealed))` : 'anew.sealed'
    await client.query(
      `UPDATE ${table} SET ${column} = ${value} FROM unnest($1::text[], $2::text[]) AS anew (place, sealed)
       WHERE ${table}.ctid = anew.place::tid`,
      [rows.map(({ place }) => place), anew],
    )
    return rows.length
  })
