/** Opening what lies in an urn: a tenth of a millisecond of arithmetic a ballot, and other work of the same process goes on. */
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { CastBallot } from '#domain/evaluation/ballot.js'

/** Rows in one reading. */
const chunk = 2_000
/** Opened at a stretch, in milliseconds; then whatever else waits has its turn. */
const stretchMs = 5

/**
 * @param open a sealed ballot; throws when it cannot be read
 * @returns the ballots in no order that means anything, and how many cannot be read
 */
export const openUrn = async (
  client: Pool | PoolClient,
  evaluationId: string,
  open: (sealed: Buffer) => CastBallot,
): Promise<{ ballots: CastBallot[]; unreadable: number }> => {
  const ballots: CastBallot[] = []
  let [unreadable, after, begun] = [0, '', performance.now()]
  for (;;) {
    const { rows } = await client.query<{ mark: string; sealed: Buffer }>(
      `SELECT mark, sealed FROM urn WHERE evaluation_id = $1 AND mark > $2 ORDER BY mark LIMIT ${chunk}`,
      [evaluationId, after],
    )
    const last = rows.at(-1)
    if (!last) return { ballots, unreadable }
    after = last.mark
    for (const { sealed } of rows) {
      try {
        ballots.push(open(sealed))
      } catch {
        unreadable += 1
      }
      if (performance.now() - begun < stretchMs) continue
      await othersTurn()
      begun = performance.now()
    }
  }
}
