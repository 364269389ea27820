import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  periodsWatched,
  pointRuleVersions,
  publicPoints,
  SetPointRules,
} from '#contracts/http/point-rules.js'
import { client } from './client.js'
import { answerOf } from './problem.js'

export type RulesOfDistrict = z.output<typeof pointRuleVersions>['districts'][number]
export type RuleVersion = RulesOfDistrict['versions'][number]
export type Watched = z.output<typeof periodsWatched>
export type Period = Watched['weeks'][number]
export type PublicMonth = z.output<typeof publicPoints>['items'][number]
export type { SetPointRules }

export const pointRulesQuery = queryOptions({
  queryKey: ['points', 'rules'],
  queryFn: () => answerOf(client.GET('/api/points/rules')),
})

export const setPointRules = (body: SetPointRules) => answerOf(client.POST('/api/points/rules', { body }))

export const periodsQuery = queryOptions({
  queryKey: ['periods'],
  queryFn: () => answerOf(client.GET('/api/periods')),
})

export const publicPointsQuery = queryOptions({
  queryKey: ['public', 'points'],
  queryFn: () => answerOf(client.GET('/api/public/points')),
})
