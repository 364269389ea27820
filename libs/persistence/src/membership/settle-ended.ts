import type { PoolClient } from 'pg'
import { lapseSignUps } from '../activity/lapse-sign-ups.js'
import { tellOfficersLeft } from '../branch/tell-officer.js'
import { lapsePosts } from '../needs/lapse-posts.js'
import { businessNow } from '../read/demo-clock.js'

/** After a membership has ended, in its transaction: what rested on it ends too, and whom it concerns is told. */
export const settleEnded = async (client: PoolClient, membershipId: string): Promise<void> => {
  await lapseSignUps(client, membershipId, new Date(await businessNow(client)))
  await lapsePosts(client, membershipId)
  await tellOfficersLeft(client, membershipId)
}
