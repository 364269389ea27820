/** 群众民主评议 over HTTP: results, comments, objections, and the commands about them. */
import { z } from 'zod'
import { subjectKinds } from '#domain/evaluation/questionnaire.js'
import { slipNumber } from './evaluation-slips.js'
import { id, instant, page, text } from './shared.js'

export const subjectKindLabels = { unit: '机关党组织', person: '在职党员' } as const
export const objectionDecisionLabels = {
  withdrawn: '成立，结果不采用',
  noted: '成立，附说明',
  rejected: '不成立',
} as const
const unit = z.object({ id, name: z.string() })
const reason = text(300, 2)
export const resultsQuery = page.extend({
  kind: z.enum(subjectKinds).optional(),
  search: z.string().max(60).optional(),
})
const distribution = z.array(
  z.object({ value: z.string(), label: z.string(), face: z.string(), count: z.int() }),
)
const partResult = z.object({
  answered: z.int(),
  distribution,
  score: z.number().nullable(),
})
export const evaluationResults = z.object({
  items: z.array(
    z.object({
      kind: z.enum(subjectKinds),
      id,
      name: z.string(),
      unit: unit.optional(),
      ...partResult.shape,
      /** Fewer answered than the least number of valid ballots: 样本不足, its score is not to be told. */
      isTooFew: z.boolean(),
      /** In each community, and of the small groups together (null). */
      communities: z.array(z.object({ community: unit.nullable(), ...partResult.shape })),
      /** Communities whose sample was too small. */
      insufficient: z.array(unit),
      lastYear: z.object({ score: z.number(), answered: z.int(), change: z.number() }).optional(),
      /** Why there is no comparison. */
      noComparison: z.string().optional(),
      objection: z
        .object({
          id: z.uuid(),
          text: z.string(),
          at: instant,
          decisionLabel: z.string().optional(),
          reason: z.string().optional(),
        })
        .optional(),
      isWithdrawn: z.boolean(),
      mayObject: z.boolean(),
    }),
  ),
  total: z.int(),
  /** The first of them; the export has all. */
  comments: z.array(z.object({ id: z.uuid(), community: unit.nullable(), text: z.string() })),
  commentsTotal: z.int(),
})

export const commentsToScreen = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      community: unit.nullable(),
      text: z.string(),
      /** What looks like personal data. */
      findings: z.array(z.string()),
    }),
  ),
  waiting: z.int(),
})

export const objectionList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(subjectKinds),
      subjectName: z.string(),
      unit,
      text: z.string(),
      byName: z.string(),
      at: instant,
      decisionLabel: z.string().optional(),
      reason: z.string().optional(),
      decidedByName: z.string().optional(),
      mayDecide: z.boolean(),
    }),
  ),
})

export const evaluationCommand = z.strictObject({
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('revokeSlip'), communityId: id, number: slipNumber, reason }),
    z.strictObject({ name: z.literal('screen'), commentId: z.uuid(), shown: z.boolean() }),
    z.strictObject({
      name: z.literal('object'),
      kind: z.enum(subjectKinds),
      subjectId: id,
      text: text(1_000, 10),
    }),
    z.strictObject({
      name: z.literal('decide'),
      objectionId: z.uuid(),
      decision: z.enum(['withdrawn', 'noted', 'rejected']),
      reason: text(1_000, 4),
    }),
  ]),
})

export type EvaluationCommand = z.infer<typeof evaluationCommand>['command']
export const evaluationAnswer = z.object({ id: z.string() })
