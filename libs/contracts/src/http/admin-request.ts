/** An administrator's command on a process, with its reason. */
import { z } from 'zod'
import { id, text } from './shared.js'

export const adminRequest = z.strictObject({
  reason: text(500),
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('move'), region: z.string().max(40), stage: z.string().max(40) }),
    z.strictObject({
      name: z.literal('reassign'),
      seatId: z.string().max(200),
      role: z.string().max(60),
      unitId: id,
      personId: id.optional(),
    }),
    z.strictObject({
      name: z.literal('extend'),
      region: z.string().max(40),
      round: z.string().max(60),
      budget: z.strictObject({
        unit: z.enum(['workingDays', 'days', 'hours', 'workingHours']),
        amount: z.int().min(1).max(365),
      }),
    }),
    z.strictObject({ name: z.literal('pause'), region: z.string().max(40), round: z.string().max(60) }),
    z.strictObject({ name: z.literal('resume'), region: z.string().max(40), round: z.string().max(60) }),
    /** An open round decided in its holders' place, with one of its outcomes. */
    z.strictObject({
      name: z.literal('skip'),
      region: z.string().max(40),
      round: z.string().max(60),
      outcome: z.string().max(60),
    }),
    z.strictObject({ name: z.literal('terminate') }),
    /** The policy in force now and the newest calendar. */
    z.strictObject({ name: z.literal('adoptRules') }),
    z.strictObject({ name: z.literal('rebuild') }),
  ]),
})
export type AdminRequest = z.infer<typeof adminRequest>
