/** 首页 over HTTP: what waits for a person, by what they look after; each card leads to a page. */
import { z } from 'zod'
import { instant } from './shared.js'

export const homeCards = [
  'ownCheckIn',
  'signedUp',
  'nearMe',
  'postsNearMe',
  'ownPoints',
  'late',
  'dueToday',
  'needs',
  'unclaimed',
  'freePosts',
  'claims',
  'activities',
  'checkIns',
  'attendance',
  'appraisals',
  'ownWeek',
  'lateWeeks',
  'membersMissing',
  'agenciesMissing',
  'postsHeld',
  'unitActivities',
  'ownAppraisals',
  'quiet',
  'withoutSecretary',
  'interviews',
  'slips',
  'paperBallots',
  'resultReceipts',
  'turnout',
  'ownResult',
] as const
export type HomeCardName = (typeof homeCards)[number]

export const home = z.object({
  /** In the order in which the person's roles ask for them. */
  cards: z.array(
    z
      .object({
        name: z.enum(homeCards),
        count: z.int(),
        /** Something is wrong as long as the count is not zero. */
        urgent: z.boolean(),
        /** The one to begin with: the earliest, or the first to close. */
        next: z.object({ id: z.string(), title: z.string(), at: instant.optional() }).optional(),
      })
      .meta({ id: 'HomeCard' }),
  ),
})
