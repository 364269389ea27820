/** A further version of a district's point rules: only ever added, from a month on that has not begun. */
import type { Pool } from 'pg'
import type { PersonId, UnitId } from '#domain/organisation/roles.js'
import { refuseRules, type PointRefusalCode } from '#domain/points/point-rules.js'
import type { PointRules } from '#domain/points/points.js'
import { inTransaction } from '../transaction.js'
import { findMonths, findPointRules, type StoredRules } from './find-months.js'

export interface NewPointRules extends Omit<PointRules, 'version' | 'districtId'> {
  districtId: UnitId
  reason: string
}

/** Versions are numbered over all districts; two at once follow one another. */
const alone = `SELECT pg_advisory_xact_lock(hashtext('point_rule'))`

const isSame = (a: StoredRules, b: NewPointRules): boolean =>
  a.districtId === b.districtId &&
  a.fromMonth === b.fromMonth &&
  a.zeroBy === b.zeroBy &&
  a.objectionDays === b.objectionDays &&
  a.publicationDays === b.publicationDays &&
  a.reason === b.reason &&
  Object.entries(b.amounts).every(([rule, amount]) => a.amounts[rule as keyof typeof a.amounts] === amount)

/**
 * The same version again is the one that is there.
 * @param present the month of today
 * @returns the number of the version, or why it is refused
 */
export const writePointRules = (
  pool: Pool,
  rules: NewPointRules,
  { by, present }: { by: PersonId; present: string },
): Promise<{ version: number } | { refused: PointRefusalCode }> =>
  inTransaction(pool, async client => {
    await client.query(alone)
    const known = await findPointRules(client, [rules.districtId])
    const same = known.find(each => isSame(each, rules))
    if (same) return { version: same.version }
    const settled = (await findMonths(client, [rules.districtId])).filter(({ state }) => state !== 'open')
    const settledThrough = settled.at(-1)?.month
    const refused = refuseRules(known, rules, { present, ...(settledThrough && { settledThrough }) })
    if (refused !== undefined) return { refused }
    const { fromMonth, amounts, zeroBy, objectionDays, publicationDays, reason, districtId } = rules
    const { rows } = await client.query<{ version: number }>(
      `INSERT INTO point_rule (version, district_id, from_month, activity, done_well, weekly_model, zero_by, objection_days,
         publication_days, reason, set_by)
       SELECT max(version) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM point_rule RETURNING version`,
      [
        ...[districtId, fromMonth, amounts.activity, amounts.doneWell, amounts.weeklyModel, zeroBy],
        ...[objectionDays, publicationDays, reason, by],
      ],
    )
    return { version: rows[0]?.version ?? 0 }
  })
