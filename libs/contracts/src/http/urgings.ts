/** 催办 from a list: which of its processes somebody may urge, and whom. The act itself is `remind` on the seat. */
import { z } from 'zod'
import { instant, processId } from './shared.js'

/** With commas between: a page of a list at most, 100; none asks for nothing. */
const processIds = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:,|$)){0,100}$/

export const urgingQuery = z.strictObject({
  processIds: z.string().regex(processIds, '编号格式不正确，或超过 100 个').default(''),
})

export const urging = z
  .object({
    processId,
    seatId: z.string(),
    expectedVersion: z.int(),
    /** Who has it: an office, or a person where the seat is theirs. */
    to: z.string(),
    /** Urged lately: not again yet. */
    urgedAt: instant.optional(),
  })
  .meta({ id: 'Urging' })
export type Urging = z.infer<typeof urging>
export const urgingList = z.object({ items: z.array(urging) })
