/** 月报 over HTTP: ordered for a unit's month, made in the background, kept in editions, downloaded as Word or Excel. */
import { z } from 'zod'
import { daysOfPeriod } from '#domain/numbers/period.js'
import { id, instant, page, processId } from './shared.js'

/** `2026-10`. */
export const reportMonth = z
  .string()
  .refine(text => daysOfPeriod(text)?.kind === 'month', '月份应为年月，如 2026-10')

export const orderReport = z.strictObject({ unitId: id, month: reportMonth })
export type OrderReport = z.infer<typeof orderReport>

/** Without a unit: the highest one that the person looks after. */
export const reportListQuery = page.extend({ unitId: id.optional() })
export const reportParams = z.strictObject({ id: processId })

export const reportStates = {
  waiting: '等待生成',
  making: '正在生成',
  kept: '已存档',
  unchanged: '内容未变',
  failed: '未能生成',
} as const
export type ReportStateCode = keyof typeof reportStates

export const reportOccasions = {
  asked: '有人提出',
  monthEnd: '月末自动生成',
  publication: '积分公布时自动核对',
} as const
export type ReportOccasion = keyof typeof reportOccasions

export const monthlyReport = z.object({
  id: processId,
  unit: z.object({ id, name: z.string() }),
  month: z.string(),
  monthLabel: z.string(),
  state: z.enum(Object.keys(reportStates) as [ReportStateCode, ...ReportStateCode[]]),
  stateLabel: z.string(),
  /** Percent. */
  progress: z.int(),
  /** Why it was ordered: by somebody, or by the end or the publication of its month. */
  occasion: z.enum(Object.keys(reportOccasions) as [ReportOccasion, ...ReportOccasion[]]),
  occasionLabel: z.string(),
  /** Nobody, unless somebody asked for it. */
  orderedBy: z.string().optional(),
  orderedAt: instant,
  /** First, second …; of a report that says nothing new, the edition that says it. */
  edition: z.int().optional(),
  /** The moment at which its facts stood. */
  asOf: instant.optional(),
  /** SHA-256 of what it says: the same facts have the same. */
  digest: z.string().optional(),
  fault: z.string().optional(),
  files: z.array(z.object({ type: z.enum(['docx', 'xlsx']), bytes: z.int() })),
  /** `again`: the month's newest that is not under way may be ordered once more. */
  allowedActions: z.array(z.enum(['download', 'again'])),
})

export const reportList = z.object({
  unit: z.object({ id, name: z.string() }),
  items: z.array(monthlyReport),
  total: z.int(),
  allowedActions: z.array(z.literal('order')),
})
