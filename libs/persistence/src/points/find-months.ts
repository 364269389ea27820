/** Months of points, their rules, and what stands in the way of the next step. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { PointMonth } from '#domain/points/month-state.js'
import type { PointRules } from '#domain/points/points.js'
import { missingMonths } from '#domain/points/periods.js'
import { statement, type Database } from '../read/database.js'

export interface StoredMonth extends PointMonth {
  settledOn?: LocalDate
  publicationBy?: string
  publishedOn?: LocalDate
}

interface MonthRow {
  month: string
  state: PointMonth['state']
  settledOn: string | null
  objectionsUntil: string | null
  publicationBy: string | null
  publishedOn: string | null
}

const months = statement<MonthRow>(
  'point-months',
  `SELECT month, state, settled_on::text AS "settledOn", objections_until::text AS "objectionsUntil",
     publication_by AS "publicationBy", (published_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "publishedOn"
   FROM point_month ORDER BY month`,
)

/** In order. */
export const findMonths = async (database: Database): Promise<StoredMonth[]> =>
  (await months(database, [])).map(({ month, state, ...row }) => ({
    month,
    state,
    ...(row.settledOn !== null && { settledOn: row.settledOn }),
    ...(row.objectionsUntil !== null && { objectionsUntil: row.objectionsUntil }),
    ...(row.publicationBy !== null && { publicationBy: row.publicationBy }),
    ...(row.publishedOn !== null && { publishedOn: row.publishedOn }),
  }))

const begin = statement(
  'begin-point-months',
  'INSERT INTO point_month (month) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING',
)

/** Begins every month that should be there and is not. @returns which were missing, in order */
export const beginMonths = async (database: Database, today: LocalDate): Promise<string[]> => {
  const missing = missingMonths(
    (await findMonths(database)).map(({ month }) => month),
    today,
  )
  if (missing.length > 0) await begin(database, [missing])
  return missing
}

const versions = statement<{
  version: number
  fromMonth: string
  activity: number
  doneWell: number
  weeklyModel: number
  zeroBy: PointRules['zeroBy']
  objectionDays: number
}>(
  'point-rules',
  `SELECT version, from_month AS "fromMonth", activity, done_well AS "doneWell", weekly_model AS "weeklyModel",
     zero_by AS "zeroBy", objection_days AS "objectionDays" FROM point_rule ORDER BY from_month`,
)

/** All versions, by the month from which they hold. */
export const findPointRules = async (database: Database): Promise<PointRules[]> =>
  (await versions(database, [])).map(({ activity, doneWell, weeklyModel, ...rest }) => ({
    ...rest,
    amounts: { activity, doneWell, weeklyModel },
  }))

const pending = statement<{ pending: number }>(
  'point-objections-pending',
  `SELECT count(*)::int AS pending FROM process p
   WHERE p.kind = 'pointObjection' AND p.ended_at IS NULL AND p.state->'facts'->>'month' = $1`,
)

/** Objections about the month that nobody has decided yet. */
export const countPending = async (database: Database, month: string): Promise<number> =>
  (await pending(database, [month]))[0]?.pending ?? 0

const upheld = statement<{ upheld: number }>(
  'point-objections-upheld',
  `SELECT count(*)::int AS upheld FROM process p
   WHERE p.kind = 'pointObjection' AND p.outcome = 'upheld' AND p.state->'facts'->>'month' = $1`,
)

/** Objections about the month that were upheld: each is a fact that a pass has to take up before the month is published. */
export const countUpheld = async (database: Database, month: string): Promise<number> =>
  (await upheld(database, [month]))[0]?.upheld ?? 0
