/** 最近一次公布的评议结果 over HTTP: a fact that later processes show beside a name, to those entitled to the result. */
import { z } from 'zod'
import { subjectKinds } from '#domain/evaluation/questionnaire.js'
import { id, processId } from './shared.js'

export const noResultLabels = {
  withdrawn: '异议成立，结果不采用',
  tooFew: '样本不足，不作依据',
  noPoints: '没有计分的答案',
} as const

export const lastResult = z.object({
  kind: z.enum(subjectKinds),
  id,
  name: z.string(),
  evaluationId: processId,
  year: z.int(),
  /** Households that answered about them. */
  answered: z.int(),
  score: z.number().optional(),
  /** Why there is no score. */
  noScore: z.string().optional(),
})
export type LastResultView = z.infer<typeof lastResult>

/** Of those whom a process is about. */
export const lastResults = z.object({ items: z.array(lastResult) })
