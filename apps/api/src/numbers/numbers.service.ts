import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type {
  coverageQuery,
  facts,
  factsExportQuery,
  factsQuery,
  Numbers,
  numbersQuery,
} from '#contracts/http/numbers.js'
import {
  figureCodes,
  figureGroups,
  percentOf,
  specOf,
  type FigureCode,
  type FigureGroup,
  type FigureValue,
} from '#domain/numbers/figures.js'
import { findCoverage } from '#persistence/numbers/find-coverage.js'
import {
  findChildren,
  findFacts,
  findFigure,
  findFiguresSoon,
  type Asked,
  type FiguresOf,
} from '#persistence/numbers/find-figures.js'
import type { UnitRow } from '#persistence/read/units.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { NumbersScope } from './numbers-scope.js'
import { factsSheet, numbersSheet } from './numbers-sheet.js'

type Facts = z.input<typeof facts>
type FactsExport = z.output<typeof factsExportQuery>
interface NamedSheet {
  name: string
  content: Buffer
}

/** What a spreadsheet opens without trouble. */
const mostExported = 10_000

/** 统计: figures within what somebody looks after, and what is behind them. */
@Injectable()
export class NumbersService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly scope: NumbersScope,
  ) {}

  /** @throws ProblemError notFound */
  async numbers(me: SignedIn, { unitId, period }: z.output<typeof numbersQuery>): Promise<Numbers> {
    const way = await this.scope.wayTo(me, unitId)
    const unit = unitAt(way)
    const asked = await this.scope.asked(period)
    const children = await findChildren(this.database, unit.id, asked.days.from)
    const units = [unit.id, ...children.map(({ id }) => id)]
    const { figures: found, countedAt } = await findFiguresSoon(this.database, units, asked)
    const own = found.get(unit.id)
    if (!own) throw new ProblemError('notFound')
    return {
      unit: unitView(unit),
      way: way.map(unitView),
      period: periodView(asked),
      asOf: (countedAt ?? new Date(await businessNow(this.database))).toISOString(),
      groups: groupsOf(own),
      children: children.map(child => ({ ...child, figures: valuesOf(found.get(child.id) ?? own) })),
    }
  }

  async numbersSheet(me: SignedIn, query: z.output<typeof numbersQuery>): Promise<NamedSheet> {
    const found = await this.numbers(me, query)
    return { name: `${found.unit.name}统计${found.period.label}`, content: await numbersSheet(found) }
  }

  /** @throws ProblemError notFound */
  async facts(me: SignedIn, query: z.output<typeof factsQuery>): Promise<Facts> {
    const unit = unitAt(await this.scope.wayTo(me, query.unitId))
    const asked = await this.scope.asked(query.period)
    const { figure: code, gap, offset, limit } = query
    const wanted = { ...asked, unitId: unit.id, code, isGap: gap === 'true', offset, limit }
    const [items, figure] = await Promise.all([
      findFacts(this.database, wanted),
      findFigure(this.database, unit.id, code, asked),
    ])
    return {
      label: labelOf(query),
      unit: unitView(unit),
      period: periodView(asked),
      items: items.map(({ id, title, note, at, page }) => ({
        id,
        title,
        ...(note !== null && { note }),
        ...(at && { at: at.toISOString() }),
        ...(page && { page }),
      })),
      total: totalOf(figure, wanted.isGap),
    }
  }

  async factsSheet(me: SignedIn, query: FactsExport): Promise<NamedSheet> {
    const found = await this.facts(me, { ...query, offset: 0, limit: mostExported })
    const { unit, period, label } = found
    return { name: `${unit.name}${label}${period.label}`, content: await factsSheet(found) }
  }

  /** @throws ProblemError notFound */
  async coverage(me: SignedIn, { unitId, period, ...page }: z.output<typeof coverageQuery>) {
    const unit = unitAt(await this.scope.wayTo(me, unitId))
    return findCoverage(this.database, unit.id, (await this.scope.asked(period)).days, page)
  }
}

const unitAt = (way: UnitRow[]): UnitRow => {
  const unit = way.at(-1)
  if (!unit) throw new ProblemError('notFound')
  return unit
}

const unitView = ({ id, name, kind }: UnitRow) => ({ id, name, kind })
const periodView = ({ period, days }: Asked) => ({
  code: period,
  label: days.label,
  from: days.from,
  to: days.to,
})

const labelOf = ({ figure, gap }: Pick<FactsExport, 'figure' | 'gap'>): string => {
  const { label, gap: gapLabel } = specOf(figure)
  return gap === 'true' ? `${label} · ${gapLabel ?? ''}` : label
}

const totalOf = ({ value, of = value }: FigureValue, isGap: boolean): number => (isGap ? of - value : value)

const valueView = (figure: FigureValue) => {
  const percent = percentOf(figure)
  return { ...figure, ...(percent !== undefined && { percent }) }
}

const valuesOf = (found: FiguresOf) =>
  Object.fromEntries(
    figureCodes.map(code => [code, valueView(found[code])]),
  ) as Numbers['children'][number]['figures']

const groupsOf = (found: FiguresOf): Numbers['groups'] =>
  (Object.entries(figureGroups) as [FigureGroup, string][]).map(([code, label]) => ({
    code,
    label,
    figures: figureCodes
      .filter(each => specOf(each).group === code)
      .map(each => figureView(each, found[each])),
  }))

const figureView = (code: FigureCode, figure: FigureValue) => {
  const { label, measure, definition, gap } = specOf(code)
  return {
    code,
    label,
    measure,
    definition,
    ...(gap !== undefined && { gapLabel: gap }),
    ...valueView(figure),
  }
}
