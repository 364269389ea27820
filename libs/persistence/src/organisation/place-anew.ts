import type { PoolClient } from 'pg'

/**
 * Works out every path anew from who hangs below whom, in one statement, and writes those that differ: for changes of
 * many units at once. @returns how many units lie elsewhere now
 */
export const placeAnew = async (client: PoolClient): Promise<number> => {
  const { rowCount } = await client.query(`
    WITH RECURSIVE placed AS (
      SELECT id, '/' || id || '/' AS path FROM org_unit WHERE parent_id IS NULL
      UNION ALL
      SELECT below.id, placed.path || below.id || '/' FROM org_unit below JOIN placed ON below.parent_id = placed.id
    )
    UPDATE org_unit SET path = placed.path FROM placed
    WHERE org_unit.id = placed.id AND org_unit.path <> placed.path`)
  return rowCount ?? 0
}
