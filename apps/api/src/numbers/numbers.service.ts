import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Numbers, numbersQuery } from '#contracts/http/numbers.js'
import {
  figureCodes,
  figureGroups,
  percentOf,
  specOf,
  type FigureCode,
  type FigureGroup,
  type FigureValue,
} from '#domain/numbers/figures.js'
import {
  findChildren,
  findFiguresSoon,
  type Asked,
  type FiguresOf,
} from '#persistence/numbers/find-figures.js'
import type { UnitRow } from '#persistence/organisation/units.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import type { Sheet } from '#persistence/spreadsheet/write-workbook.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { NumbersScope } from './numbers-scope.js'
import { numbersSheets } from './numbers-sheet.js'

export interface NamedSheets {
  name: string
  sheets: Sheet[]
}

/** 统计: figures within what somebody looks after. */
@Injectable()
export class NumbersService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly scope: NumbersScope,
  ) {}

  /** @throws ProblemError notFound */
  async numbers(me: SignedIn, { unitId, period, below }: z.output<typeof numbersQuery>): Promise<Numbers> {
    const way = await this.scope.wayTo(me, unitId)
    const unit = unitAt(way)
    const asked = await this.scope.asked(period)
    const children = below === 'true' ? await findChildren(this.database, unit.id, asked.days.from) : []
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

  async numbersSheet(me: SignedIn, query: z.output<typeof numbersQuery>): Promise<NamedSheets> {
    const found = await this.numbers(me, query)
    return { name: `${found.unit.name}统计${found.period.label}`, sheets: numbersSheets(found) }
  }
}

/** The last one of a way. @throws ProblemError notFound */
export const unitAt = (way: UnitRow[]): UnitRow => {
  const unit = way.at(-1)
  if (!unit) throw new ProblemError('notFound')
  return unit
}

export const unitView = ({ id, name, kind }: UnitRow) => ({ id, name, kind })
export const periodView = ({ period, days }: Asked) => ({
  code: period,
  label: days.label,
  from: days.from,
  to: days.to,
})

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
