/** 周典型 over HTTP: the acts of the decision, and what its process page shows. The weeks themselves: weekly-weeks.ts. */
import { z } from 'zod'
import { pointSubjects } from '#domain/points/points.js'
import { findings, type Criterion, type CriterionFinding } from '#domain/weekly/weekly-selection.js'
import { openText } from './open-text.js'
import { id, instant, text } from './shared.js'

export { criteria, findings } from '#domain/weekly/weekly-selection.js'

export const criterionLabels: Readonly<Record<Criterion, string>> = {
  deeds: '服务实绩',
  voices: '群众反映',
  example: '示范作用',
}
export const findingLabels: Readonly<Record<CriterionFinding, string>> = {
  clear: '突出',
  partly: '一般',
  notSeen: '未见',
}

export const week = z.string().regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, '周的格式应为 YYYY-Www')
const finding = z.enum(findings)
const model = z.strictObject({ subject: z.enum(pointSubjects), subjectId: id })
const comparison = model.extend({
  findings: z.strictObject({ deeds: finding, voices: finding, example: finding }),
  reason: text(300, 4),
})
const reason = z.strictObject({ reason: text(500, 4) })

/** Body of every act of a week's selection, by form and act. */
export const weeklySelectionActs = {
  weeklyDecision: {
    selectModel: z.strictObject({
      model,
      comparisons: z.array(comparison).min(1, '请逐一比较候选对象').max(60),
      reason: text(500, 4),
      publicText: openText(300, 10),
    }),
    selectNone: reason,
    declareRelation: z.strictObject({ relation: text(200, 2) }),
  },
  publicityReview: {
    approvePublicity: z.strictObject({
      secrecyChecked: z.literal(true, '请先核对是否涉密'),
      personalDataChecked: z.literal(true, '请先核对是否含个人信息'),
    }),
    returnSelection: reason,
  },
} as const

const named = z.object({ subject: z.enum(pointSubjects), subjectId: id, name: z.string() })

/** The weekly selection's own part of a process page. */
export const weeklySelectionDetail = z
  .object({
    community: z.object({ id, name: z.string() }),
    week: z.string(),
    /** `2026年第48周`. */
    weekLabel: z.string(),
    /** Who stood aside, so that the next level decides. */
    avoiding: z.array(z.object({ byName: z.string(), at: instant })),
    selection: z
      .object({
        outcomeLabel: z.string(),
        model: named.optional(),
        comparisons: z.array(
          named.extend({
            findings: z.array(z.object({ label: z.string(), finding: z.string() })),
            reason: z.string(),
          }),
        ),
        reason: z.string(),
        publicText: z.string().optional(),
        byName: z.string(),
        at: instant,
      })
      .optional(),
    returns: z.array(z.object({ byName: z.string(), reason: z.string(), at: instant })),
    review: z.object({ byName: z.string(), at: instant }).optional(),
  })
  .meta({ id: 'WeeklySelectionDetail' })
export type WeeklySelectionDetail = z.infer<typeof weeklySelectionDetail>
