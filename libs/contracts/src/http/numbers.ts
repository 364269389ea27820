/** 统计 over HTTP: figures of a unit in a period, the facts behind each, which communities are covered. */
import { z } from 'zod'
import { figureCodes } from '#domain/numbers/figures.js'
import { kindFigureCodes, type KindFigureCode } from '#domain/numbers/kinds.js'
import { daysOfPeriod } from '#domain/numbers/period.js'
import { id, instant, localDate, page } from './shared.js'

export const period = z
  .string()
  .refine(text => daysOfPeriod(text) !== undefined, '时期应为年月、季度或年，如 2026-11、2026-Q4、2026')

/** Without a unit: the highest one that the person looks after. Without a period: the month of today. */
export const numbersQuery = z.strictObject({
  unitId: id.optional(),
  period: period.optional(),
  /** `false`: without the units right below. */
  below: z.enum(['true', 'false']).default('true'),
})

const unit = z.object({ id, name: z.string(), kind: z.string() })
const periodView = z.object({ code: z.string(), label: z.string(), from: localDate, to: localDate })
export type { KindFigureCode }
export const figureCode = z.enum(figureCodes)
const figureValue = z.object({
  value: z.int(),
  /** The whole that it is a part of. */
  of: z.int().optional(),
  percent: z.number().optional(),
})

export const numbers = z.object({
  unit,
  /** From the highest unit that may be looked at down to this one. */
  way: z.array(unit),
  period: periodView,
  /** What happened until then is counted. */
  asOf: instant,
  groups: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      figures: z.array(
        figureValue.extend({
          code: figureCode,
          label: z.string(),
          measure: z.string(),
          definition: z.string(),
          gapLabel: z.string().optional(),
        }),
      ),
    }),
  ),
  /** Units right below, with the same figures. */
  children: z.array(unit.extend({ figures: z.record(figureCode, figureValue) })),
})
export type Numbers = z.infer<typeof numbers>

export const factsQuery = page.extend({
  unitId: id,
  period,
  figure: z.enum([...figureCodes, ...kindFigureCodes]),
  /** Of figures by kind, only this one. */
  category: id.optional(),
  /** `true`: what is missing from the whole. */
  gap: z.enum(['true', 'false']).default('false'),
})
export const factsExportQuery = factsQuery.omit({ offset: true, limit: true })
export const facts = z.object({
  label: z.string(),
  unit,
  period: periodView,
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      note: z.string().optional(),
      at: instant.optional(),
      /** Where the fact itself can be read. */
      page: z.enum(['process', 'activity', 'project', 'post', 'unit', 'person']).optional(),
    }),
  ),
  total: z.int(),
})

export const coverageQuery = page.extend({
  unitId: id,
  period,
  limit: z.coerce.number().int().min(1).max(100).default(60),
})
export const coverage = z.object({
  categories: z.array(z.object({ code: z.string(), name: z.string() })),
  items: z.array(
    z.object({
      id,
      name: z.string(),
      /** What it belongs to. */
      under: z.object({ id, name: z.string() }),
      /** Held out of no project. */
      others: z.int(),
      cells: z.array(
        z.object({ categoryCode: z.string(), projects: z.int(), claims: z.int(), activities: z.int() }),
      ),
    }),
  ),
  total: z.int(),
})

export const kindsQuery = z.strictObject({ unitId: id, period })
const kindFigures = z
  .object({
    code: z.string(),
    name: z.string(),
    /** What may be claimed, or posts there are, on the last day. */
    open: z.int(),
    started: z.int(),
    /** Under way, or held, on the last day. */
    held: z.int(),
    /** Accepted, or given up, in the period. */
    ended: z.int(),
  })
  .meta({ id: 'KindFigures' })
export const kinds = z.object({ projects: z.array(kindFigures), posts: z.array(kindFigures) })
