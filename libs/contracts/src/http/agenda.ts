/** 活动日历 over HTTP: what is on between two days, and the private address that a calendar program subscribes to. */
import { z } from 'zod'
import { activityStates, signUpStates } from '#domain/activity/activity.js'
import { id, instant, localDate } from './shared.js'

const longestDays = 400
const dayMs = 86_400_000

export const agendaQuery = z
  .strictObject({
    /** Both included. */
    from: localDate,
    to: localDate,
    /** A community's calendar rather than one's own. */
    communityId: id.optional(),
  })
  .refine(
    ({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= longestDays * dayMs,
    `日期须先起后止，不超过 ${longestDays} 天`,
  )

export const agenda = z.object({
  items: z.array(
    z
      .object({
        id,
        number: z.string(),
        title: z.string(),
        place: z.string(),
        community: z.object({ id, name: z.string() }),
        startsAt: instant,
        endsAt: instant,
        state: z.enum(activityStates),
        stateLabel: z.string(),
        cancelReason: z.string().optional(),
        signUp: z.enum(signUpStates).optional(),
      })
      .meta({ id: 'AgendaItem' }),
  ),
  /** The community of one's own check-in. */
  ownCommunity: z.object({ id, name: z.string() }).optional(),
})

export const feedQuery = z.strictObject({ communityId: id.optional() })
export const feed = z.object({
  /** Below the portal's address; none while nothing is subscribed to. */
  path: z.string().optional(),
  since: instant.optional(),
})
export const feedOrder = z.strictObject({
  /** A new address in place of the old one, or none. */
  name: z.enum(['renew', 'revoke']),
  communityId: id.optional(),
})
export type FeedOrder = z.infer<typeof feedOrder>
export const feedParams = z.strictObject({ token: z.string().max(64) })
