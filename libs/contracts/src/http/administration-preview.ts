/** What an administrator's command would do, told before it is done. Nothing is written. */
import { z } from 'zod'
import { adminRequest } from './processes.js'
import { localDate, text } from './shared.js'

/** The command as it would be sent; its reason may still be missing. */
export const administrationPreviewRequest = adminRequest.extend({ reason: text(500).optional() })
export type AdministrationPreviewRequest = z.infer<typeof administrationPreviewRequest>

/** Before → after, in people's words; what is not there on one side is left out. */
const change = z.object({ before: z.string().optional(), after: z.string().optional() })

export const seatChange = change
  .extend({
    seatId: z.string(),
    /** What is to be done on the seat, e.g. 审批认领. */
    label: z.string(),
    does: z.enum(['opens', 'closes', 'changes']),
  })
  .meta({ id: 'SeatChange' })

export const deadlineChange = z
  .object({ label: z.string(), before: localDate.optional(), after: localDate.optional() })
  .meta({ id: 'DeadlineChange' })

export const administrationPreview = z.object({
  /** The version looked at: another one may come out otherwise. */
  version: z.int(),
  stages: z.array(change.extend({ region: z.string() })),
  seats: z.array(seatChange),
  deadlines: z.array(deadlineChange),
  notices: z.array(z.object({ to: z.string(), label: z.string() })),
  /** The lines the journal would hold, one Chinese sentence each. */
  sentences: z.array(z.string()),
})
export type AdministrationPreview = z.infer<typeof administrationPreview>
