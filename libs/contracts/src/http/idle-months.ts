/** 无活动告知 over HTTP: what the community answers, and the notice's part of a process page. */
import { z } from 'zod'
import { month } from './interviews.js'
import { id, localDate, text } from './shared.js'

/** Body of every act, by form and act. */
export const idleMonthActs = {
  idleMonthReply: { answerIdleMonth: z.strictObject({ explanation: text(500, 2) }) },
} as const

export const idleMonthDetail = z
  .object({
    month,
    community: z.object({ id, name: z.string() }),
    /** How many members and agencies are not counted as zero because of it. */
    members: z.int(),
    agencies: z.int(),
    answer: z.object({ explanation: z.string(), byName: z.string(), on: localDate }).optional(),
  })
  .meta({ id: 'IdleMonthDetail' })
export type IdleMonthDetail = z.infer<typeof idleMonthDetail>
