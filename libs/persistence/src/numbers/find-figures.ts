/** Figures of units in a period, and the facts behind one of them. */
import type { Pool } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { figureCodes, type FigureCode, type FigureValue } from '#domain/numbers/figures.js'
import { statement, type Database } from '../read/database.js'
import { readInTurns } from '../read/read-in-turns.js'
import {
  asOf,
  countAsked,
  countOne,
  findAsked,
  valuesOf,
  type Asked,
  type AskedFigures,
} from './asked-figures.js'
import { askedSources, keptSources, type KeptFigure } from './fact-sources.js'
import { targets } from './target.js'

export type { Asked }
export type FiguresOf = Record<FigureCode, FigureValue>

type KeptRow = Record<KeptFigure, number> & { unitId: string }

/** `$1` units, `$2` the period. */
const kept = statement<KeptRow>(
  'figures-kept',
  `SELECT unit_id AS "unitId", held, cancelled, attendances, people, organisations FROM figure_period
   WHERE unit_id = ANY ($1::text[]) AND period = $2`,
)

const nothing = { held: 0, cancelled: 0, attendances: 0, people: 0, organisations: 0 }

/** @returns what is kept of each unit: nothing where nothing has happened */
const findKept = async (database: Database, unitIds: readonly string[], period: string) => {
  const rows = await kept(database, [unitIds, period])
  return new Map(rows.map(({ unitId, ...values }) => [unitId, values]))
}

const merged = (
  unitIds: readonly string[],
  keptOf: Awaited<ReturnType<typeof findKept>>,
  askedOf: Map<string, AskedFigures>,
): Map<string, FiguresOf> =>
  new Map(
    unitIds.flatMap(unitId => {
      const askedFigures = askedOf.get(unitId)
      if (!askedFigures) return []
      const values = Object.entries(keptOf.get(unitId) ?? nothing).map(([code, value]) => [code, { value }])
      return [
        [unitId, { ...(Object.fromEntries(values) as Record<KeptFigure, FigureValue>), ...askedFigures }],
      ]
    }),
  )

/** @returns all figures of each unit, as the facts are now but for those that the worker counts */
export const findFigures = async (
  database: Database,
  unitIds: readonly string[],
  wanted: Asked,
): Promise<Map<string, FiguresOf>> => {
  const [keptOf, askedOf] = await Promise.all([
    findKept(database, unitIds, wanted.period),
    countAsked(database, unitIds, wanted),
  ])
  return merged(unitIds, keptOf, askedOf)
}

/**
 * The same for a page that is opened again and again: what takes long to count is as of its last count.
 * @returns with the moment of the oldest count, when there is one
 */
export const findFiguresSoon = async (
  database: Database,
  unitIds: readonly string[],
  wanted: Asked,
): Promise<{ figures: Map<string, FiguresOf>; countedAt?: Date }> => {
  const [keptOf, { asked, countedAt }] = await Promise.all([
    findKept(database, unitIds, wanted.period),
    findAsked(database, unitIds, wanted),
  ])
  return { figures: merged(unitIds, keptOf, asked), ...(countedAt && { countedAt }) }
}

const isKept = (code: FigureCode): code is KeptFigure => code in nothing

/** One figure of one unit. */
export const findFigure = async (
  database: Database,
  unitId: string,
  code: FigureCode,
  wanted: Asked,
): Promise<FigureValue> =>
  isKept(code)
    ? { value: (await findKept(database, [unitId], wanted.period)).get(unitId)?.[code] ?? 0 }
    : countOne(database, unitId, code, wanted)

/** Where a fact itself can be read. */
export type FactPage = 'process' | 'activity' | 'project' | 'post' | 'unit' | 'person'

export interface Fact {
  id: string
  ok: boolean
  title: string
  note: string | null
  at: Date | null
  page: FactPage | null
}

/** `$6` whether those of the part or those of the rest are asked for. */
const factsSql = (code: FigureCode): string => `
  SELECT f.* FROM ${targets} ${asOf} CROSS JOIN LATERAL (${{ ...askedSources, ...keptSources }[code]}) f WHERE f.ok = $6
  ORDER BY f.at DESC NULLS LAST, f.title, f.id`

const facts = new Map(
  figureCodes.map(code => [code, statement<Fact>(`facts-${code}`, `${factsSql(code)} OFFSET $7 LIMIT $8`)]),
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
export const findFacts = async (
  database: Database,
  { offset, limit, ...wanted }: FactsAsked,
): Promise<Fact[]> => (await facts.get(wanted.code)?.(database, [...behind(wanted), offset, limit])) ?? []

type AllFactsAsked = Omit<FactsAsked, 'offset' | 'limit'>

const behind = ({ unitId, isGap, ...wanted }: AllFactsAsked): unknown[] => [
  ...valuesOf([unitId], wanted),
  !isGap,
]

/** All of them, in the same order: a year of a district has hundreds of thousands. */
export const readFacts = (pool: Pool, wanted: AllFactsAsked): AsyncGenerator<Fact[]> =>
  readInTurns<Fact>(pool, { text: factsSql(wanted.code), values: behind(wanted) })

const children = statement<{ id: string; name: string; kind: string }>(
  'figure-children',
  `SELECT id, name, kind FROM org_unit WHERE parent_id = $1 AND kind <> 'temporaryPartyBranch'
     AND (ended_on IS NULL OR ended_on >= $2::date) ORDER BY sort, id LIMIT 400`,
)

/** Units right below, as they were on the first day or came later. */
export const findChildren = (database: Database, unitId: string, from: LocalDate) =>
  children(database, [unitId, from])
