/**
 * Figures that are counted when they are asked for. Of a unit with many below it that is long: there the worker counts them
 * beforehand, by the same statements, in turns; a page tells as of when.
 */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { FigureCode, FigureValue } from '#domain/numbers/figures.js'
import type { PeriodDays } from '#domain/numbers/period.js'
import { statement, type Database } from '../read/database.js'
import { countFacts, type CodedCount } from './count-asked.js'
import { askedFigures, askedSources, type AskedFigure } from './fact-sources.js'
import { targets } from './target.js'

export interface Asked {
  /** As people write it: `2026-11`. */
  period: string
  days: PeriodDays
  today: LocalDate
}

export type AskedFigures = Record<AskedFigure, FigureValue>

/** `$5` today: what is not over yet counts until then. */
export const asOf = `CROSS JOIN LATERAL (SELECT least(end_day - 1, $5::date) AS as_of) until`

/** Figures that are a part of a whole. */
const shares = new Set<FigureCode>(['checkedIn', 'agenciesCheckedIn', 'coverage', 'onTime'])

/** Of one unit, from the facts as they are listed. */
const ofOne = new Map(
  askedFigures.map(code => [
    code,
    statement<Omit<CodedCount, 'unitId' | 'code'>>(
      `figure-${code}`,
      `SELECT f.value::int, f.of::int FROM ${targets} ${asOf}
       CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE ok) AS value, count(*) AS of FROM (${askedSources[code]}) fact) f`,
    ),
  ]),
)

export const valuesOf = (unitIds: readonly string[], { period, days, today }: Asked): unknown[] => [
  unitIds,
  unitIds.map(() => period),
  unitIds.map(() => days.from),
  unitIds.map(() => days.after),
  today,
]

const figureOf = (code: FigureCode, { value, of }: { value: number; of: number } = { value: 0, of: 0 }) =>
  shares.has(code) ? { value, of } : { value }

const byUnit = (rows: readonly CodedCount[]): Map<string, AskedFigures> => {
  const found = new Map<string, AskedFigures>()
  for (const { unitId, code, ...count } of rows)
    found.set(unitId, { ...(found.get(unitId) as AskedFigures), [code]: figureOf(code, count) })
  return found
}

/** From the facts, as they are now. */
export const countAsked = async (
  database: Database,
  unitIds: readonly string[],
  wanted: Asked,
): Promise<Map<string, AskedFigures>> => byUnit(await countFacts(database, unitIds, wanted))

export const countOne = async (
  database: Database,
  unitId: string,
  code: AskedFigure,
  wanted: Asked,
): Promise<FigureValue> => {
  const [row] = (await ofOne.get(code)?.(database, valuesOf([unitId], wanted))) ?? []
  return figureOf(code, row)
}

const kept = statement<CodedCount & { countedAt: Date }>(
  'figures-asked',
  `SELECT unit_id AS "unitId", code, value, of, counted_at AS "countedAt" FROM figure_asked
   WHERE unit_id = ANY ($1::text[]) AND period = $2`,
)

/** As last counted, where the first of the units is counted beforehand; units that came since are counted now. */
export const findAsked = async (
  database: Database,
  unitIds: readonly string[],
  wanted: Asked,
): Promise<{ asked: Map<string, AskedFigures>; countedAt?: Date }> => {
  const rows = await kept(database, [unitIds.slice(0, 1), wanted.period])
  if (rows.length === 0) return { asked: await countAsked(database, unitIds, wanted) }
  const all = await kept(database, [unitIds, wanted.period])
  const known = new Map(
    [...byUnit(all)].filter(([, figures]) => Object.keys(figures).length === askedFigures.length),
  )
  const missing = unitIds.filter(id => !known.has(id))
  const asked =
    missing.length === 0 ? known : new Map([...known, ...(await countAsked(database, missing, wanted))])
  return { asked, countedAt: new Date(Math.min(...all.map(({ countedAt }) => countedAt.getTime()))) }
}

const keep = statement(
  'figures-asked-keep',
  `INSERT INTO figure_asked (unit_id, period, code, value, of, counted_at)
   SELECT unit_id, $1, code, value, of, business_now()
   FROM unnest($2::text[], $3::text[], $4::int[], $5::int[]) AS t (unit_id, code, value, of)
   ON CONFLICT (unit_id, period, code) DO UPDATE SET value = excluded.value, of = excluded.of, counted_at = excluded.counted_at`,
)

/** Counts them from the facts and keeps them. */
export const keepAsked = async (
  database: Database,
  unitIds: readonly string[],
  wanted: Asked,
): Promise<void> => {
  const rows = await countFacts(database, unitIds, wanted)
  await keep(database, [
    wanted.period,
    rows.map(({ unitId }) => unitId),
    rows.map(({ code }) => code),
    rows.map(({ value }) => value),
    rows.map(({ of }) => of),
  ])
}
