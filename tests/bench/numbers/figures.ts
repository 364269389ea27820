/** Figures as the worker keeps them: of units whose facts are there, counted from them; of all others, written as rows. */
import type { Pool } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { daysOfPeriod, periodsOfDay } from '#domain/numbers/period.js'
import { keepAsked } from '#persistence/numbers/asked-figures.js'
import { countFigures } from '#persistence/numbers/count-figures.js'
import { findChildren } from '#persistence/numbers/find-figures.js'

/** Months, quarters and years of three years for every unit that has none. */
const others = `
  INSERT INTO figure_period (unit_id, period, held, cancelled, attendances, people, organisations, companions)
  SELECT u.id, p.period, 100, 2, 2000, 700, 0, 0
  FROM org_unit u, (SELECT DISTINCT unnest(ARRAY[to_char(d, 'YYYY-MM'), to_char(d, 'YYYY"-Q"Q'), to_char(d, 'YYYY')]) AS period
    FROM generate_series(current_date - interval '3 years', current_date, interval '1 month') d) p
  ON CONFLICT DO NOTHING`

/** The present periods are counted from the facts; nobody asks a bench for the others. */
const noted = `
  INSERT INTO figure_change (unit_id, month) SELECT DISTINCT community_id, figure_month(now()) FROM activity
  UNION SELECT DISTINCT m.agency_id, figure_month(now()) FROM membership m WHERE EXISTS (SELECT FROM activity)`

/** The large units whose pages are opened. */
const opened = ['top', 'd1']

export const writeFigures = async (pool: Pool, today: LocalDate): Promise<void> => {
  await pool.query(noted)
  while ((await countFigures(pool)) > 0);
  await pool.query(others)
  for (const unitId of opened)
    for (const period of Object.values(periodsOfDay(today))) {
      const days = daysOfPeriod(period)
      if (!days) continue
      const children = await findChildren(pool, unitId, days.from)
      await keepAsked(pool, [unitId, ...children.map(({ id }) => id)], { period, days, today })
    }
  await pool.query('VACUUM (FREEZE, ANALYZE) figure_period, figure_asked')
}
