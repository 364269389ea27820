import type { PoolClient } from 'pg'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import { statusOf, type OfferState } from '#domain/needs/offer.js'
import type { PostClaim } from '#domain/needs/post-claim.js'

interface Standing {
  state: OfferState
  opensOn: string | null
  closesOn: string | null
  places: number
}

/** The post's lock is what makes claims of its last place follow one another. */
const lockPost = `
  SELECT state, opens_on::text AS "opensOn", closes_on::text AS "closesOn", places FROM post WHERE id = $1 FOR UPDATE`
const countHolders = 'SELECT count(*)::int AS taken FROM post_claim WHERE post_id = $1 AND until IS NULL'
const findMember = `
  SELECT FROM membership m WHERE m.person_id = $1 AND m.community_id = $2 AND m.valid_to IS NULL
    AND NOT EXISTS (SELECT FROM membership_suspension s
      WHERE s.membership_id = m.id AND $3::date BETWEEN s.from_on AND s.to_on)`

/** @returns why the member cannot hold the post now: it is full or over, or they no longer serve in the community */
export const writePostClaim = async (client: PoolClient, row: PostClaim): Promise<Refusal | undefined> => {
  const { id, postId, personId, agencyId, communityId, since } = row
  const [post] = (await client.query<Standing>(lockPost, [postId])).rows
  if (!post) return refusal('postNotOpen')
  const [holders] = (await client.query<{ taken: number }>(countHolders, [postId])).rows
  const status = statusOf(
    {
      state: post.state,
      places: post.places,
      taken: holders?.taken ?? 0,
      ...(post.opensOn !== null && { opensOn: post.opensOn }),
      ...(post.closesOn !== null && { closesOn: post.closesOn }),
    },
    since,
  )
  if (status === 'full') return refusal('postFull')
  if (status !== 'open') return refusal('postNotOpen')
  const member = await client.query(findMember, [personId, communityId, since])
  if (member.rowCount === 0) return refusal('notMemberHere')
  await client.query(
    `INSERT INTO post_claim (id, post_id, person_id, agency_id, since) VALUES ($1, $2, $3, $4, $5)`,
    [id, postId, personId, agencyId, since],
  )
  return undefined
}
