/** 批量办理: one act with one opinion on tasks that were ticked one by one, each with its own result. */
import { z } from 'zod'
import { id, processId, text } from './shared.js'

export const mostInBatch = 100

const seatOfProcess = z.strictObject({ processId, seatId: z.string().min(1).max(200) })
type SeatOfProcess = z.infer<typeof seatOfProcess>

const areDistinct = (items: SeatOfProcess[]): boolean =>
  new Set(items.map(({ processId: process, seatId }) => `${process}/${seatId}`)).size === items.length
const ticked = <T extends z.ZodType<SeatOfProcess>>(item: T) =>
  z
    .array(item)
    .min(1, '请至少勾选一件')
    .max(mostInBatch, `一次最多 ${mostInBatch} 件`)
    .refine(areDistinct, '同一待办不能重复勾选')

export const batchPreflight = z.strictObject({ items: ticked(seatOfProcess) })

export const batchChoice = z
  .object({
    processId,
    seatId: z.string(),
    title: z.string(),
    number: z.string(),
    /** What the person has seen, once this is shown. */
    version: z.int(),
    /** Acts that need no more than an opinion. */
    acts: z.array(z.object({ act: z.string(), label: z.string(), takesOpinion: z.boolean() })),
    /** Why there are none, in Chinese. */
    reason: z.string().optional(),
    onBehalfOf: z.object({ personId: id, name: z.string() }).optional(),
  })
  .meta({ id: 'BatchChoice' })
export const batchChoices = z.object({ items: z.array(batchChoice) })

export const batchRequest = z.strictObject({
  act: z.string().regex(/^[A-Za-z]{1,40}$/),
  opinion: text(500).optional(),
  items: ticked(seatOfProcess.extend({ expectedVersion: z.int().min(0) })),
})

export const batchResult = z
  .object({
    processId,
    seatId: z.string(),
    /** `unknown`: the same batch sent again tells, and does nothing twice. */
    status: z.enum(['done', 'refused', 'unknown']),
    code: z.string().optional(),
    /** For a refusal, in Chinese. */
    detail: z.string().optional(),
  })
  .meta({ id: 'BatchResult' })
export const batchResults = z.object({ items: z.array(batchResult) })
