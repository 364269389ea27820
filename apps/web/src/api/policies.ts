import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  DraftPolicy,
  planItem,
  policyAt,
  policyChange,
  policyChangeDetail,
  PolicyCommand,
  policyStep,
  PolicyValue,
  processRules,
  rulePlan,
} from '#contracts/http/policies.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'

export type { PolicyCommand, PolicyValue } from '#contracts/http/policies.js'
export type PolicyAt = z.infer<typeof policyAt>
export type PolicyStep = z.infer<typeof policyStep>
export type PolicyTiming = Extract<PolicyValue, { budget: unknown }>
export type PolicyChange = z.infer<typeof policyChange>
export type PolicyChangeDetail = z.infer<typeof policyChangeDetail>
export type ProcessRules = z.infer<typeof processRules>
export type RulePlan = z.infer<typeof rulePlan>
export type PlanItem = z.infer<typeof planItem>

export const policyKindsQuery = queryOptions({
  queryKey: ['policies', 'kinds'],
  queryFn: () => answerOf(client.GET('/api/policies/kinds')),
})

export const policyUnitsQuery = queryOptions({
  queryKey: ['policies', 'units'],
  queryFn: () => answerOf(client.GET('/api/policies/units')),
})

export const policyAtQuery = (id: string, kind: string) =>
  queryOptions({
    queryKey: ['policies', 'at', id, kind],
    queryFn: () =>
      answerOf(client.GET('/api/policies/units/{id}', { params: { path: { id }, query: { kind } } })),
    placeholderData: keepPreviousData,
    enabled: id !== '',
  })

export const policyChangesQuery = (query: { kind?: string; offset: number; limit: number }) =>
  queryOptions({
    queryKey: ['policies', 'changes', query],
    queryFn: () => answerOf(client.GET('/api/policies/changes', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const policyChangeQuery = (id: string) =>
  queryOptions({
    queryKey: ['policies', 'change', id],
    queryFn: () => answerOf(client.GET('/api/policies/changes/{id}', { params: { path: { id } } })),
  })

const soonMs = 1_500

/** Asked again while it is being carried out. */
export const rulePlanQuery = (id: string) =>
  queryOptions({
    queryKey: ['rulePlans', id],
    queryFn: () => answerOf(client.GET('/api/rule-plans/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? soonMs : false),
  })

export type PlanPart = 'moved' | 'firing' | 'failed'

export const planItemsQuery = (
  id: string,
  query: { only?: PlanPart; offset: number; limit: number },
  done: number,
) =>
  queryOptions({
    queryKey: ['rulePlans', id, 'items', query, done],
    queryFn: () => answerOf(client.GET('/api/rule-plans/{id}/items', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  })

export const draftPolicy = (body: DraftPolicy, key: string) =>
  answerOf(client.POST('/api/policies/changes', { params: { header: keyed(key) }, body }))

export const changePolicy = ({ id, command }: { id: string; command: PolicyCommand }, key: string) =>
  answerOf(
    client.POST('/api/policies/changes/{id}/commands', {
      params: { path: { id }, header: keyed(key) },
      body: { command },
    }),
  )

export const makePlan = (
  body: { purpose: 'policy' | 'calendar'; unitId: string; kind?: string },
  key: string,
) => answerOf(client.POST('/api/rule-plans', { params: { header: keyed(key) }, body }))

export const runPlan = ({ id, reason }: { id: string; reason: string }, key: string) =>
  answerOf(
    client.POST('/api/rule-plans/{id}/run', {
      params: { path: { id }, header: keyed(key) },
      body: { reason },
    }),
  )

export const processRulesQuery = (id: string) =>
  queryOptions({
    queryKey: ['process', id, 'rules'],
    queryFn: () => answerOf(client.GET('/api/processes/{id}/rules', { params: { path: { id } } })),
  })
