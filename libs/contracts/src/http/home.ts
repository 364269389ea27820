/** 首页 over HTTP: what waits for a person, by what they look after; each card leads to a page. */
import { z } from 'zod'

/** In the order in which they are shown. */
export const homeCards = [
  'ownCheckIn',
  'signedUp',
  'nearMe',
  'late',
  'dueToday',
  'checkIns',
  'membersMissing',
  'agenciesMissing',
  'unclaimed',
  'claims',
  'activities',
  'attendance',
  'quiet',
  'withoutSecretary',
  'interviews',
] as const
export type HomeCardName = (typeof homeCards)[number]

export const home = z.object({
  cards: z.array(
    z
      .object({
        name: z.enum(homeCards),
        count: z.int(),
        /** Something is wrong as long as the count is not nought. */
        urgent: z.boolean(),
      })
      .meta({ id: 'HomeCard' }),
  ),
})
