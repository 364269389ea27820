import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type {
  coverageQuery,
  facts,
  factsExportQuery,
  factsQuery,
  kindsQuery,
} from '#contracts/http/numbers.js'
import { specOf, type FigureCode, type FigureValue } from '#domain/numbers/figures.js'
import { isKindFigure, kindFigures, type KindFigureCode } from '#domain/numbers/kinds.js'
import { findCategoryNames } from '#persistence/needs/categories.js'
import { findCoverage } from '#persistence/numbers/find-coverage.js'
import { findFacts, findFigure, readFacts, type Fact } from '#persistence/numbers/find-figures.js'
import { findKindFacts, findKinds } from '#persistence/numbers/find-kinds.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { inTurns, type Turn } from '../http/list-sheet.js'
import { NumbersScope } from './numbers-scope.js'
import { factsSheet } from './numbers-sheet.js'
import { periodView, unitAt, unitView, type NamedSheets } from './numbers.service.js'

type Facts = z.input<typeof facts>
type FactsQuery = z.output<typeof factsQuery>

interface Found {
  label: string
  items: Fact[]
  total: number
}

/** What is behind the figures: facts one by one, by kind, and by community. */
@Injectable()
export class FactsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly scope: NumbersScope,
  ) {}

  /** @throws ProblemError notFound */
  async facts(me: SignedIn, { figure, ...query }: FactsQuery): Promise<Facts> {
    const { unit, asked } = await this.looking(me, query)
    const wanted = { ...query, ...asked, unitId: unit.id }
    const { label, items, total } = isKindFigure(figure)
      ? await this.ofKind({ ...wanted, code: figure })
      : await this.ofFigure({ ...wanted, code: figure })
    return { label, unit: unitView(unit), period: periodView(asked), items: items.map(factView), total }
  }

  /** @throws ProblemError notFound */
  async factsSheet(me: SignedIn, query: z.output<typeof factsExportQuery>): Promise<NamedSheets> {
    const { unit, period, label } = await this.facts(me, { ...query, offset: 0, limit: 1 })
    return {
      name: `${unit.name}${label}${period.label}`,
      sheets: [factsSheet(`${unit.name} ${period.label} ${label}`, this.allFacts(me, query))],
    }
  }

  /** What is behind a figure can be as long as a district's year, so it is read as it comes. */
  private async *allFacts(
    me: SignedIn,
    query: z.output<typeof factsExportQuery>,
  ): AsyncGenerator<Turn<Facts['items'][number]>> {
    const { figure } = query
    if (isKindFigure(figure)) {
      yield* inTurns(page => this.facts(me, { ...query, ...page }))
      return
    }
    const { unit, asked } = await this.looking(me, query)
    const { total } = await this.facts(me, { ...query, offset: 0, limit: 1 })
    const isGap = query.gap === 'true'
    for await (const facts of readFacts(this.database, { ...asked, unitId: unit.id, code: figure, isGap }))
      yield { items: facts.map(factView), total }
  }

  /** @throws ProblemError notFound */
  private async looking(me: SignedIn, { unitId, period }: { unitId?: string; period?: string }) {
    return { unit: unitAt(await this.scope.wayTo(me, unitId)), asked: await this.scope.asked(period) }
  }

  /** @throws ProblemError notFound */
  async coverage(me: SignedIn, { unitId, period, ...page }: z.output<typeof coverageQuery>) {
    const unit = unitAt(await this.scope.wayTo(me, unitId))
    return findCoverage(this.database, unit.id, (await this.scope.asked(period)).days, page)
  }

  /** @throws ProblemError notFound */
  async kinds(me: SignedIn, { unitId, period }: z.output<typeof kindsQuery>) {
    const unit = unitAt(await this.scope.wayTo(me, unitId))
    return findKinds(this.database, unit.id, await this.scope.asked(period))
  }

  private async ofFigure(
    wanted: Omit<Parameters<typeof findFacts>[1], 'isGap'> & { code: FigureCode; gap: FactsQuery['gap'] },
  ): Promise<Found> {
    const { code, unitId } = wanted
    const isGap = wanted.gap === 'true'
    const [items, figure] = await Promise.all([
      findFacts(this.database, { ...wanted, isGap }),
      findFigure(this.database, unitId, code, wanted),
    ])
    const { label, gap = '' } = specOf(code)
    return {
      label: isGap ? `${label} · ${gap}` : label,
      items,
      total: totalOf(figure, isGap),
    }
  }

  private async ofKind(
    wanted: Parameters<typeof findKindFacts>[1] & { code: KindFigureCode },
  ): Promise<Found> {
    const { kind, label } = kindFigures[wanted.code]
    const [found, names] = await Promise.all([
      findKindFacts(this.database, wanted),
      findCategoryNames(this.database, kind, wanted.unitId),
    ])
    const name = names.find(({ code }) => code === wanted.category)?.name
    return { ...found, label: name === undefined ? label : `${name} · ${label}` }
  }
}

const totalOf = ({ value, of = value }: FigureValue, isGap: boolean): number => (isGap ? of - value : value)

const factView = ({ id, title, note, at, page }: Fact): Facts['items'][number] => ({
  id,
  title,
  ...(note !== null && { note }),
  ...(at && { at: at.toISOString() }),
  ...(page && { page }),
})
