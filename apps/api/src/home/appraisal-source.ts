/** The card of what was said about one's own services. */
import { findOwnServices } from '#persistence/appraisal/services.js'
import { recentSince, unitsOf } from '../appraisals/appraisal-authority.js'
import type { HomeSource } from './home-source.js'

/** As many as the list that it leads to has. */
export const ownAppraisals: HomeSource = {
  cards: ['ownAppraisals'],
  figures: async (database, { me, now }) => {
    const who = { personId: me.personId, unitIds: unitsOf(me) }
    const page = { offset: 0, limit: 1, since: recentSince(now.getTime()) }
    return { ownAppraisals: { count: (await findOwnServices(database, who, page)).total } }
  },
}
