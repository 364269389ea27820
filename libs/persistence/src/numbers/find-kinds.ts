/** Figures by kind: of projects and the claims of them, of posts and who holds them; and the facts behind one of them. */
import { kindFigures, type KindFigureCode } from '#domain/numbers/kinds.js'
import type { OfferKind } from '#domain/needs/offer.js'
import { findCategoryNames } from '../needs/categories.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { asOf, valuesOf, type Asked } from './asked-figures.js'
import type { Fact } from './find-figures.js'
import { kindSources } from './kind-sources.js'
import { targets } from './target.js'

export interface KindFigures {
  code: string
  name: string
  /** What may be claimed, or posts there are, on the last day. */
  open: number
  started: number
  /** Under way, or held, on the last day. */
  held: number
  /** Accepted, or given up, in the period. */
  ended: number
}

const codes = Object.keys(kindFigures) as KindFigureCode[]

const counts = Object.fromEntries(
  codes.map(code => [
    code,
    statement<{ code: string | null; count: number }>(
      `kinds-${code}`,
      `SELECT f.code, count(*)::int AS count FROM ${targets} ${asOf} CROSS JOIN LATERAL (${kindSources[code]}) f GROUP BY f.code`,
    ),
  ]),
) as Record<
  KindFigureCode,
  (database: Database, values: unknown[]) => Promise<{ code: string | null; count: number }[]>
>

/** `$6` the kind, or none. */
const facts = Object.fromEntries(
  codes.map(code => [
    code,
    statement<Fact & { total: number }>(
      `kind-facts-${code}`,
      `SELECT f.id, true AS ok, f.title, f.note, f.at, f.page, (count(*) OVER ())::int AS total
       FROM ${targets} ${asOf} CROSS JOIN LATERAL (${kindSources[code]}) f WHERE $6::text IS NULL OR f.code = $6
       ORDER BY f.at DESC NULLS LAST, f.title, f.id OFFSET $7 LIMIT $8`,
    ),
  ]),
) as Record<KindFigureCode, (database: Database, values: unknown[]) => Promise<(Fact & { total: number })[]>>

const ofKind = async (
  database: Database,
  kind: OfferKind,
  unitId: string,
  asked: Asked,
): Promise<KindFigures[]> => {
  const values = valuesOf([unitId], asked)
  const names = await findCategoryNames(database, kind, unitId)
  const [open = [], started = [], held = [], ended = []] = await Promise.all(
    (['Open', 'Started', 'Held', 'Ended'] as const).map(each => counts[`${kind}s${each}`](database, values)),
  )
  const of = (rows: { code: string | null; count: number }[], code: string) =>
    rows.find(row => row.code === code)?.count ?? 0
  return names.map(({ code, name }) => ({
    ...{ code, name },
    open: of(open, code),
    started: of(started, code),
    held: of(held, code),
    ended: of(ended, code),
  }))
}

/** All kinds that the unit's district has, in its order and by its names; those without anything among them. */
export const findKinds = async (
  database: Database,
  unitId: string,
  asked: Asked,
): Promise<{ projects: KindFigures[]; posts: KindFigures[] }> => ({
  projects: await ofKind(database, 'project', unitId, asked),
  posts: await ofKind(database, 'post', unitId, asked),
})

export interface KindFactsAsked extends Asked {
  unitId: string
  code: KindFigureCode
  /** Of all kinds without one. */
  category?: string | undefined
  offset: number
  limit: number
}

/** The latest first. */
export const findKindFacts = async (
  database: Database,
  { unitId, code, category, offset, limit, ...asked }: KindFactsAsked,
): Promise<{ items: Fact[]; total: number }> => {
  return paged(await facts[code](database, [...valuesOf([unitId], asked), category ?? null, offset, limit]))
}
