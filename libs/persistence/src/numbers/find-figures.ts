/** Figures of units in a period, and the facts behind one of them. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { FigureCode, FigureValue } from '#domain/numbers/figures.js'
import type { PeriodDays } from '#domain/numbers/period.js'
import { statement, type Database } from '../read/database.js'
import { askedSources, keptSources, type AskedFigure, type KeptFigure } from './fact-sources.js'
import { targets } from './target.js'

export interface Asked {
  /** As people write it: `2026-11`. */
  period: string
  days: PeriodDays
  today: LocalDate
}

export type FiguresOf = Record<FigureCode, FigureValue>

/** `$5` today: what is not over yet counts until then. */
const asOf = `CROSS JOIN LATERAL (SELECT least(end_day - 1, $5::date) AS as_of) until`

/** Figures that are a part of a whole. */
const shares = new Set<FigureCode>(['checkedIn', 'agenciesCheckedIn', 'coverage', 'onTime'])

interface Counted {
  unitId: string
  value: number
  of: number
}

const asked = Object.entries(askedSources).map(([code, source]) => ({
  code: code as AskedFigure,
  count: statement<Counted>(
    `figure-${code}`,
    `SELECT target.unit_id AS "unitId", f.value::int, f.of::int FROM ${targets} ${asOf}
     CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE ok) AS value, count(*) AS of FROM (${source}) fact) f`,
  ),
}))

type KeptRow = Record<KeptFigure, number> & { unitId: string }

/** `$1` units, `$2` the period. */
const kept = statement<KeptRow>(
  'figures-kept',
  `SELECT unit_id AS "unitId", held, cancelled, attendances, people, organisations FROM figure_period
   WHERE unit_id = ANY ($1::text[]) AND period = $2`,
)

const nothing = { held: 0, cancelled: 0, attendances: 0, people: 0, organisations: 0 }

const valuesOf = (unitIds: readonly string[], { period, days, today }: Asked): unknown[] => [
  unitIds,
  unitIds.map(() => period),
  unitIds.map(() => days.from),
  unitIds.map(() => days.after),
  today,
]

/** @returns all figures of each unit */
export const findFigures = async (
  database: Database,
  unitIds: readonly string[],
  wanted: Asked,
): Promise<Map<string, FiguresOf>> => {
  const values = valuesOf(unitIds, wanted)
  const [rows, ...counts] = await Promise.all([
    kept(database, [unitIds, wanted.period]),
    ...asked.map(({ count }) => count(database, values)),
  ])
  return new Map(
    unitIds.map(unitId => {
      const row = rows.find(each => each.unitId === unitId) ?? nothing
      const found: Partial<FiguresOf> = {}
      for (const code of Object.keys(nothing) as KeptFigure[]) found[code] = { value: row[code] }
      for (const [place, { code }] of asked.entries())
        found[code] = figureOf(
          code,
          counts[place]?.find(each => each.unitId === unitId),
        )
      return [unitId, found as FiguresOf]
    }),
  )
}

const figureOf = (code: FigureCode, { value, of }: { value: number; of: number } = { value: 0, of: 0 }) =>
  shares.has(code) ? { value, of } : { value }

export interface Fact {
  id: string
  ok: boolean
  title: string
  note: string | null
  at: Date | null
  page: 'process' | 'activity' | null
}

/** `$6` whether those of the part or those of the rest are asked for. */
const facts = Object.fromEntries(
  Object.entries({ ...askedSources, ...keptSources }).map(([code, source]) => [
    code,
    statement<Fact>(
      `facts-${code}`,
      `SELECT f.* FROM ${targets} ${asOf} CROSS JOIN LATERAL (${source}) f WHERE f.ok = $6
       ORDER BY f.at DESC NULLS LAST, f.title, f.id OFFSET $7 LIMIT $8`,
    ),
  ]),
)

export interface FactsAsked extends Asked {
  unitId: string
  code: FigureCode
  /** The rest of the whole instead of the part. */
  isGap: boolean
  offset: number
  limit: number
}

/** The latest first; as many as the figure says. */
export const findFacts = async (database: Database, wanted: FactsAsked): Promise<Fact[]> => {
  const find = facts[wanted.code]
  if (!find) return []
  const values = [...valuesOf([wanted.unitId], wanted), !wanted.isGap, wanted.offset, wanted.limit]
  return find(database, values)
}

const children = statement<{ id: string; name: string; kind: string }>(
  'figure-children',
  `SELECT id, name, kind FROM org_unit WHERE parent_id = $1 AND kind <> 'temporaryPartyBranch'
     AND (ended_on IS NULL OR ended_on >= $2::date) ORDER BY sort, id LIMIT 400`,
)

/** Units right below, as they were on the first day or came later. */
export const findChildren = (database: Database, unitId: string, from: LocalDate) =>
  children(database, [unitId, from])
