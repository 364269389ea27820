import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { coverage, facts, KindFigureCode, kinds, Numbers } from '#contracts/http/numbers.js'
import { addressOf } from './address.js'
import { client } from './client.js'
import { answerOf } from './problem.js'

type Child = Numbers['children'][number]
type FigureValue = Child['figures'][keyof Child['figures']]
/** As the generated client knows it: the figures of a child by any name. */
export type NumbersAnswer = Omit<Numbers, 'children'> & {
  children: (Omit<Child, 'figures'> & { figures: Record<string, FigureValue | undefined> })[]
}
export type Figure = Numbers['groups'][number]['figures'][number]
export type FigureCode = Figure['code']
export type CoverageAnswer = z.infer<typeof coverage>
export type { KindFigureCode }
export type KindFigures = z.infer<typeof kinds>['projects'][number]
export type FactsAnswer = z.infer<typeof facts>
export type Fact = FactsAnswer['items'][number]

export interface NumbersWanted {
  unitId?: string | undefined
  period: string
}

export const numbersQueryOf = (query: NumbersWanted & { below?: 'false' }) =>
  queryOptions({
    queryKey: ['numbers', query],
    queryFn: () => answerOf(client.GET('/api/numbers', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const numbersExportAddress = ({ unitId, period }: NumbersWanted): string =>
  addressOf('/api/numbers/export.xlsx', { unitId, period })

export interface FactsWanted {
  unitId: string
  period: string
  figure: FigureCode | KindFigureCode
  gap: 'true' | 'false'
  category?: string | undefined
}

export const factsQueryOf = (query: FactsWanted & { offset: number; limit: number }) =>
  queryOptions({
    queryKey: ['numbers', 'facts', query],
    queryFn: () => answerOf(client.GET('/api/numbers/facts', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const factsExportAddress = ({ unitId, period, figure, gap, category }: FactsWanted): string =>
  addressOf('/api/numbers/facts.xlsx', { unitId, period, figure, gap, category })

export const coverageQueryOf = (query: { unitId: string; period: string; offset: number; limit: number }) =>
  queryOptions({
    queryKey: ['numbers', 'coverage', query],
    queryFn: () => answerOf(client.GET('/api/numbers/coverage', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const kindsQueryOf = (query: { unitId: string; period: string }) =>
  queryOptions({
    queryKey: ['numbers', 'kinds', query],
    queryFn: () => answerOf(client.GET('/api/numbers/kinds', { params: { query } })),
    placeholderData: keepPreviousData,
  })

/** The page of the facts behind a figure. */
export const factsPage = ({
  unitId,
  period,
  figure,
  gap,
  category,
}: Omit<FactsWanted, 'gap'> & { gap?: boolean }) =>
  addressOf('/reports/facts', { unit: unitId, period, figure, ...(gap && { gap: 'true' }), category })
