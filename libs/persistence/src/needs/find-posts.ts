/** The menu of posts for members, and who holds them. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { OfferState, OfferStatus } from '#domain/needs/offer.js'
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

/** `$1` the person, `$2` the day. */
const posts = `
  SELECT p.id, p.title, p.need, p.category_code AS "categoryCode", k.name AS "categoryName",
    k.placeholder AS "isPlaceholder", c.id AS "communityId", c.name AS "communityName", c.pinyin, c.path AS "communityPath", p.places,
    h.taken, p.opens_on::text AS "opensOn", p.closes_on::text AS "closesOn", p.state, p.state_reason AS "stateReason",
    CASE WHEN p.state = 'closed' THEN 'closed' WHEN p.closes_on < $2::date THEN 'expired'
      WHEN p.opens_on > $2::date THEN 'later' WHEN h.taken >= p.places THEN 'full' ELSE 'open' END AS status,
    EXISTS (SELECT FROM membership m WHERE m.person_id = $1 AND m.community_id = c.id AND m.valid_to IS NULL)
      AS "isOwnCommunity",
    h.own AS "heldId", w.id AS "pendingId", coalesce(w.started_by <> $1, false) AS "isInvited"
  FROM post p JOIN org_unit c ON c.id = p.community_id ${categoryJoin('post', 'k', 'p.category_code', 'c.path')}
  CROSS JOIN LATERAL (SELECT count(*)::int AS taken, (array_agg(x.id) FILTER (WHERE x.person_id = $1))[1] AS own
    FROM post_claim x WHERE x.post_id = p.id AND x.until IS NULL) h
  LEFT JOIN process w ON w.kind = 'postClaim' AND w.subject_id = p.id || ':' || $1 AND w.ended_at IS NULL
  WHERE c.ended_on IS NULL`

const page = statement<PostRow & { total: number; pinyin: string }>(
  'posts',
  `SELECT *, (count(*) OVER ())::int AS total FROM (${posts}) p
   WHERE ($3::text IS NULL OR starts_with("communityPath", (SELECT path FROM org_unit WHERE id = $3)))
     AND ($4::text IS NULL OR "categoryCode" = $4) AND ($5::text IS NULL OR status = $5)
     AND (NOT $11::boolean OR "isOwnCommunity" AND "heldId" IS NULL AND "pendingId" IS NULL)
     AND ($6::text IS NULL OR title ILIKE $6 OR "communityName" ILIKE $6 OR "categoryName" ILIKE $6 OR pinyin LIKE $7)
   ORDER BY "communityId" = ANY ($10::text[]) DESC, "isOwnCommunity" DESC, status <> 'open', "communityName", "categoryCode", id OFFSET $8 LIMIT $9`,
)
const one = statement<PostRow>('post', `SELECT * FROM (${posts}) p WHERE id = $3`)

/** The communities that one answers for first, then the one where one has checked in. */
export const findPosts = async (
  database: Database,
  personId: string,
  today: LocalDate,
  { unitId, category, status, search, near = false, communities, offset, limit }: PostFilter,
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
    near,
  ]
  const rows = await page(database, [personId, today, ...filter])
  return {
    items: rows.map(({ total: _total, pinyin: _pinyin, ...row }) => row),
    total: rows[0]?.total ?? 0,
  }
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

/** `$1` paths that may be looked below, `$2` the person asking, `$3` only their own, `$4` of one post, `$7` only who holds it now. */
const held = statement<HeldPost & { total: number }>(
  'held-posts',
  `SELECT ${heldColumns}, (count(*) OVER ())::int AS total FROM ${holdings}
   WHERE (x.person_id = $2 OR NOT $3::boolean AND (c.path LIKE ANY ($1::text[]) OR a.path LIKE ANY ($1::text[])))
     AND ($4::text IS NULL OR x.post_id = $4) AND (NOT $7::boolean OR x.until IS NULL)
   ORDER BY x.until IS NOT NULL, x.since DESC, x.id OFFSET $5 LIMIT $6`,
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
  return paged(await held(database, [paths, personId, own, postId ?? null, offset, limit, active]))
}

export const findHeldPost = async (database: Database, id: string): Promise<HeldPost | undefined> =>
  (await oneHeld(database, [id]))[0]
