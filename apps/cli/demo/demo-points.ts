/** Begins the demo's points a month ago: that month is settled and open to objections, the present one goes on. */
import type { Pool } from 'pg'
import { localDateOf, type Instant } from '#domain/calendar/local-date.js'
import { addMonths, firstDayOf, monthOf } from '#domain/points/months.js'
import { noteLeap } from '#persistence/clocks/move-demo-clock.js'
import { advanceMonths } from '#persistence/points/advance-months.js'

export const makeDemoPoints = async (pool: Pool, now: Instant): Promise<void> => {
  const today = localDateOf(now)
  await pool.query(
    `INSERT INTO point_month (district_id, month)
     SELECT DISTINCT point_district(path), $1 FROM org_unit WHERE kind = 'agencyPartyOrganization' ON CONFLICT DO NOTHING`,
    [addMonths(monthOf(today), -1)],
  )
  // The demo begins today with a past of its own: nothing of it was lost in an outage.
  await noteLeap(pool, { from: firstDayOf(addMonths(monthOf(today), -1)), to: today })
  await advanceMonths(pool, today)
}
