import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  appraisalForms,
  appraisalOverview,
  AppraisalCommand,
  ownAppraisals,
  SetAppraisalForm,
  waitingServices,
} from '#contracts/http/appraisals.js'
import { client, keyed } from './client.js'
import { answerOf } from './problem.js'
import type { QueryOf } from './types.js'

export type AppraisalOverview = z.infer<typeof appraisalOverview>
export type AppraisalVoice = AppraisalOverview['voices']['items'][number]
export type OwnAppraisal = z.infer<typeof ownAppraisals>['items'][number]
export type AppraisalForms = z.infer<typeof appraisalForms>
/** What both the community and the appraised see. */
export type AppraisalSummary = Pick<
  AppraisalOverview,
  'figures' | 'withoutOutliers' | 'undecidedOutliers' | 'notedOutliers' | 'sources' | 'results' | 'replies'
>

export const appraisalsQuery = (
  id: string,
  query: { offset: number; limit: number; only?: 'outliers' } = { offset: 0, limit: 20 },
) =>
  queryOptions({
    queryKey: ['appraisals', id, query],
    queryFn: () => answerOf(client.GET('/api/appraisals/{id}', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  })

export const appraisalsExportAddress = (id: string): string => `/api/appraisals/${id}/export.xlsx`

export const ownAppraisalsQuery = (query: QueryOf<'/api/appraisals/own'>) =>
  queryOptions({
    queryKey: ['appraisals', 'own', query],
    queryFn: () => answerOf(client.GET('/api/appraisals/own', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export type WaitingService = z.infer<typeof waitingServices>['items'][number]

export const waitingServicesQuery = (query: QueryOf<'/api/appraisals/waiting'>) =>
  queryOptions({
    queryKey: ['appraisals', 'waiting', query],
    queryFn: () => answerOf(client.GET('/api/appraisals/waiting', { params: { query } })),
    placeholderData: keepPreviousData,
  })

export const commandAppraisals = ({ id, command }: { id: string; command: AppraisalCommand }, key: string) =>
  answerOf(
    client.POST('/api/appraisals/{id}', {
      params: { path: { id }, header: keyed(key) },
      body: { command },
    }),
  )

export const appraisalFormsQuery = (unitId: string | undefined) =>
  queryOptions({
    queryKey: ['appraisal-forms', unitId],
    queryFn: () =>
      answerOf(client.GET('/api/appraisal-forms', { params: { query: { ...(unitId && { unitId }) } } })),
  })

export const setAppraisalForm = (body: SetAppraisalForm, key: string) =>
  answerOf(client.POST('/api/appraisal-forms', { params: { header: keyed(key) }, body }))
