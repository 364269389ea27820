/** 月报 that a month orders by itself: in the transaction that settles it, and again in the one that publishes it. */
import type { PoolClient } from 'pg'
import { firstDayOf } from '#domain/points/months.js'
import type { MonthOfDistrict } from '../points/settle-month.js'
import { isBelow } from '../read/below.js'
import { businessNowSql } from '../read/demo-clock.js'

export type MonthOccasion = 'monthEnd' | 'publication'

/** Of whoever ordered it, where nobody did. */
const platform = 'system'

/**
 * Of the district, its subdistricts and, at the month's end, the city above it. An occasion orders a unit's
 * report once, so that several districts order that of their city once; one that is being made already is not made twice.
 */
export const orderMonthReports = async (
  client: PoolClient,
  { districtId, month }: MonthOfDistrict,
  occasion: MonthOccasion,
): Promise<void> => {
  await client.query(
    `INSERT INTO monthly_report (id, unit_id, month, state, occasion, ordered_by, ordered_at)
     SELECT gen_random_uuid(), u.id, $2, 'waiting', $3, '${platform}', ${businessNowSql} FROM org_unit d
     JOIN org_unit u ON u.id = d.id OR $3 = 'monthEnd' AND ${isBelow('d.path', 'u.path')}
       OR u.kind = 'subdistrict' AND ${isBelow('u.path', 'd.path')} AND point_district(u.path) = d.id
     WHERE d.id = $1 AND (u.ended_on IS NULL OR u.ended_on >= $4::date) ORDER BY u.path
     ON CONFLICT DO NOTHING`,
    [districtId, month, occasion, firstDayOf(month)],
  )
}
