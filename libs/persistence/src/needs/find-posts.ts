/** The menu of posts for members, and who holds them. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { OfferState, OfferStatus } from '#domain/needs/offer.js'
import { idsWithin } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'
import { categoryJoin } from './categories.js'

export interface PostRow {
  id: string
  title: string
  need: string
  categoryCode: string
  categoryName: string
  isPlaceholder: boolean
  communityId: string
  communityName: string
  communityPath: string
  places: number
  taken: number
  opensOn: LocalDate | null
  closesOn: LocalDate | null
  state: OfferState
  stateReason: string | null
  status: OfferStatus
  isOwnCommunity: boolean
  heldId: string | null
  pendingId: string | null
  /** Whether what is pending was begun by somebody else. */
  isInvited: boolean
}

export interface PostFilter {
  unitId?: string
  category?: string
  status?: OfferStatus
  search?: string
  /** Only what a member may claim where they have checked in, and has not. */
  near?: boolean
  /** Communities that whoever asks answers for: theirs come first. */
  communities: string[]
  offset: number
  limit: number
}

const takenOf = `(SELECT count(*)::int FROM post_claim x WHERE x.post_id = p.id AND x.until IS NULL)`
const heldId = `(SELECT x.id FROM post_claim x WHERE x.post_id = p.id AND x.person_id = $1 AND x.until IS NULL)`
const pending = `process w WHERE w.kind = 'postClaim' AND w.subject_id = p.id || ':' || $1 AND w.ended_at IS NULL`

/** Of `post p`, on the day `$2`; who holds it is only asked of one that may be claimed. */
const status = `CASE WHEN p.state = 'closed' THEN 'closed' WHEN p.closes_on < $2::date THEN 'expired'
      WHEN p.opens_on > $2::date THEN 'later' WHEN ${takenOf} >= p.places THEN 'full' ELSE 'open' END`

/** Where the person `$1` has checked in; found once. */
const ownCommunities = `ARRAY(SELECT m.community_id FROM membership m WHERE m.person_id = $1 AND m.valid_to IS NULL)`

/** `$1` the person, `$2` the day; looked up for the few that are shown. */
const posts = `
  SELECT p.id, p.title, p.need, p.category_code AS "categoryCode", k.name AS "categoryName",
    k.placeholder AS "isPlaceholder", c.id AS "communityId", c.name AS "communityName", c.path AS "communityPath", p.places,
    ${takenOf} AS taken, p.opens_on::text AS "opensOn", p.closes_on::text AS "closesOn", p.state, p.state_reason AS "stateReason",
    ${status} AS status, p.community_id = ANY (${ownCommunities}) AS "isOwnCommunity",
    ${heldId} AS "heldId", w.id AS "pendingId", coalesce(w.started_by <> $1, false) AS "isInvited"
  FROM post p JOIN org_unit c ON c.id = p.community_id ${categoryJoin('post', 'k', 'p.category_code', 'c.path')}
  LEFT JOIN LATERAL (SELECT w.id, w.started_by FROM ${pending}) w ON true
  WHERE c.ended_on IS NULL`

const isFound = `p.title ILIKE $6 OR c.name ILIKE $6 OR c.pinyin LIKE $7
    OR (SELECT k.name FROM (SELECT) one ${categoryJoin('post', 'k', 'p.category_code', 'c.path')}) ILIKE $6`

/** Which communities posts are asked for: anywhere, or by the index of their community. */
const pageOf = (name: string, within: string) =>
  statement<PostRow & { total: number }>(
    name,
    `SELECT shown.*, found.total FROM (
       SELECT p.id, p.community_id = ANY ($10::text[]) AS is_asked, p.community_id = ANY (${ownCommunities}) AS is_own,
         p.status <> 'open' AS is_shut, c.name, p.category_code, (count(*) OVER ())::int AS total
       FROM (SELECT p.*, ${status} AS status FROM post p WHERE ${within} AND ($4::text IS NULL OR p.category_code = $4)) p
       JOIN org_unit c ON c.id = p.community_id AND c.ended_on IS NULL
       WHERE ($5::text IS NULL OR p.status = $5) AND ($6::text IS NULL OR ${isFound})
         AND (NOT $11::boolean OR ${heldId} IS NULL AND NOT EXISTS (SELECT FROM ${pending}))
       ORDER BY is_asked DESC, is_own DESC, is_shut, name, category_code, id OFFSET $8 LIMIT $9) found
     JOIN LATERAL (${posts} AND p.id = found.id) shown ON true
     ORDER BY is_asked DESC, is_own DESC, is_shut, found.name, found.category_code, found.id`,
  )

const below = `p.community_id = ANY (${idsWithin(`ARRAY(SELECT path || '%' FROM org_unit WHERE id = $3)`)})`
const anywhere = pageOf('posts', '$3::text IS NULL')
const belowUnit = pageOf('posts-below', below)
const near = pageOf(
  'posts-near',
  `p.community_id = ANY (${ownCommunities}) AND ($3::text IS NULL OR ${below})`,
)

const one = statement<PostRow>('post', `${posts} AND p.id = $3`)

/** The communities that one answers for first, then the one where one has checked in. */
export const findPosts = async (
  database: Database,
  personId: string,
  today: LocalDate,
  { unitId, category, status, search, near: isNear = false, communities, offset, limit }: PostFilter,
): Promise<{ items: PostRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const filter = [
    unitId ?? null,
    category ?? null,
    status ?? null,
    pattern,
    pinyin,
    offset,
    limit,
    communities,
    isNear,
  ]
  const page = isNear ? near : unitId === undefined ? anywhere : belowUnit
  const rows = await page(database, [personId, today, ...filter])
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

export const findPost = async (
  database: Database,
  personId: string,
  today: LocalDate,
  id: string,
): Promise<PostRow | undefined> => (await one(database, [personId, today, id]))[0]

export interface HeldPost {
  id: string
  postId: string
  postTitle: string
  communityId: string
  communityName: string
  communityPath: string
  agencyId: string
  agencyName: string
  personId: string
  personName: string
  since: string
  until: string | null
  endReason: string | null
}

const heldColumns = `x.id, x.post_id AS "postId", p.title AS "postTitle", c.id AS "communityId", c.name AS "communityName",
  c.path AS "communityPath", a.id AS "agencyId", a.name AS "agencyName", x.person_id AS "personId",
  m.name AS "personName", x.since::text AS since, x.until::text AS until, x.end_reason AS "endReason"`
const holdings = `post_claim x JOIN post p ON p.id = x.post_id JOIN org_unit c ON c.id = p.community_id
  JOIN org_unit a ON a.id = x.agency_id JOIN person m ON m.id = x.person_id`

/** Holdings `x`, in the order of the list. `$1` paths that may be looked below, `$2` the person asking, `$3` of one post, `$4` only who holds it now. */
const heldPageOf = (name: string, claims: string) =>
  statement<HeldPost & { total: number }>(
    name,
    `SELECT ${heldColumns}, x.total FROM (
       SELECT x.*, (count(*) OVER ())::int AS total FROM post_claim x
       WHERE ${claims} AND ($3::text IS NULL OR x.post_id = $3) AND (NOT $4::boolean OR x.until IS NULL)
       ORDER BY x.until IS NOT NULL, x.since DESC, x.id OFFSET $5 LIMIT $6) x
     JOIN post p ON p.id = x.post_id JOIN org_unit c ON c.id = p.community_id
     JOIN org_unit a ON a.id = x.agency_id JOIN person m ON m.id = x.person_id
     ORDER BY x.until IS NOT NULL, x.since DESC, x.id`,
  )

const heldByOneself = heldPageOf('held-posts-own', 'x.person_id = $2 AND $1::text[] IS NOT DISTINCT FROM $1')
/** One's own, those of the Party organisations and those of the communities that one looks after, each by its index. */
const heldWithin = heldPageOf(
  'held-posts',
  `(x.person_id = $2 OR x.agency_id = ANY (${idsWithin('$1::text[]')}) OR x.post_id = ANY (ARRAY(
     SELECT o.id FROM post o WHERE o.community_id = ANY (${idsWithin('$1::text[]')}))))`,
)
const oneHeld = statement<HeldPost>(
  'held-post',
  `SELECT ${heldColumns} FROM ${holdings} WHERE x.id = $1::uuid`,
)

interface HoldingsAsked {
  personId: string
  paths: string[]
  own: boolean
  /** Only those held now. */
  active: boolean
  postId?: string
}

export const findHeldPosts = async (
  database: Database,
  { personId, paths, own, active, postId }: HoldingsAsked,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ items: HeldPost[]; total: number }> => {
  const page = own ? heldByOneself : heldWithin
  return paged(await page(database, [paths, personId, postId ?? null, active, offset, limit]))
}

export const findHeldPost = async (database: Database, id: string): Promise<HeldPost | undefined> =>
  (await oneHeld(database, [id]))[0]
