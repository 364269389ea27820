/** Needs: what residents and communities have said, and what became of it. */
import type { NeedSource, NeedState } from '#domain/needs/need.js'
import { idsWithin } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { searchText } from '../read/search-text.js'
import { categoryJoin } from './categories.js'
import { freedBy } from './freed-needs.js'
import { isUrged } from './urge-need.js'

export interface NeedView {
  id: string
  communityId: string
  communityName: string
  communityPath: string
  source: NeedSource
  onPaper: boolean
  text: string
  categoryCode: string | null
  categoryName: string | null
  state: NeedState
  mergedInto: string | null
  /** How many say the same. */
  mergedCount: number
  adoptedBy: string | null
  /** Why an adopted one is free again. */
  freed: 'closed' | 'expired' | null
  reason: string | null
  /** The community was told to deal with it, within a day. */
  urgedAt: Date | null
  at: Date
  byName: string | null
}

export interface NeedFilter {
  state?: NeedState
  source?: NeedSource
  search?: string
  offset: number
  limit: number
}

const columns = `n.id, n.community_id AS "communityId", c.name AS "communityName", c.path AS "communityPath", n.source,
  n.on_paper AS "onPaper", n.text, n.category_code AS "categoryCode", k.name AS "categoryName",
  CASE WHEN f.freed IS NULL THEN n.state ELSE 'new' END AS state, f.freed,
  n.merged_into AS "mergedInto", (SELECT count(*)::int FROM need m WHERE m.merged_into = n.id) AS "mergedCount",
  n.adopted_by AS "adoptedBy", n.reason, CASE WHEN ${isUrged('n')} THEN n.urged_at END AS "urgedAt", n.at, p.name AS "byName"`

const about = `JOIN org_unit c ON c.id = n.community_id ${categoryJoin('project', 'k', 'n.category_code', 'c.path')}
  LEFT JOIN person p ON p.id = n.by CROSS JOIN LATERAL (SELECT ${freedBy('n')} AS freed) f`
const needs = `need n ${about}`

/** `$1` paths that may be looked below, `$2` state, `$3` source, `$4` and `$5` patterns. */
const wanted = `($2::text IS NULL OR CASE WHEN ${freedBy('n')} IS NULL THEN n.state ELSE 'new' END = $2) AND ($3::text IS NULL OR n.source = $3)
  AND ($4::text IS NULL OR n.text ILIKE $4 OR EXISTS (
    SELECT FROM org_unit c WHERE c.id = n.community_id AND (c.name ILIKE $4 OR c.pinyin LIKE $5)))`

/** The latest of each community, of which the latest of all are shown: no more are read than may be among them. */
const page = statement<NeedView>(
  'needs',
  `SELECT ${columns} FROM (
     SELECT n.id FROM unnest(${idsWithin('$1::text[]')}) AS place (id) CROSS JOIN LATERAL (
       SELECT n.id, n.at FROM need n WHERE n.community_id = place.id AND ${wanted}
       ORDER BY n.at DESC, n.id LIMIT $6::bigint + $7::bigint) n
     ORDER BY n.at DESC, n.id OFFSET $6 LIMIT $7) shown
   CROSS JOIN LATERAL (SELECT * FROM need WHERE id = shown.id) n ${about}
   ORDER BY n.at DESC, n.id`,
)
const count = statement<{ total: number }>(
  'needs-total',
  `SELECT count(*)::int AS total FROM need n WHERE n.community_id = ANY (${idsWithin('$1::text[]')}) AND ${wanted}`,
)

const one = statement<NeedView>('need', `SELECT ${columns} FROM ${needs} WHERE n.id = $1::uuid`)
const mergedIn = statement<NeedView>(
  'needs-merged',
  `SELECT ${columns} FROM ${needs} WHERE n.merged_into = $1::uuid ORDER BY n.at, n.id`,
)
/** As many as anybody compares by eye: the latest. */
const standing = statement<NeedView>(
  'needs-standing',
  `SELECT ${columns} FROM ${needs} WHERE n.community_id = $1 AND n.state IN ('new', 'adopted')
   ORDER BY n.at DESC, n.id LIMIT 500`,
)
const texts = statement<{ id: string; text: string }>(
  'need-texts',
  'SELECT id, text FROM need WHERE id = ANY ($1::uuid[]) ORDER BY at, id',
)

/** Needs of communities within the given paths (`/5117/511702/%`). */
export const findNeeds = async (
  database: Database,
  paths: string[],
  { state, source, search, offset, limit }: NeedFilter,
): Promise<{ items: NeedView[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const values = [paths, state ?? null, source ?? null, pattern, pinyin]
  const [items, [counted]] = await Promise.all([
    page(database, [...values, offset, limit]),
    count(database, values),
  ])
  return { items, total: counted?.total ?? 0 }
}

export const findNeed = async (database: Database, id: string): Promise<NeedView | undefined> =>
  (await one(database, [id]))[0]

export const findMergedInto = (database: Database, id: string): Promise<NeedView[]> =>
  mergedIn(database, [id])

/** What a new need may be the same as. */
export const findStandingNeeds = (database: Database, communityId: string): Promise<NeedView[]> =>
  standing(database, [communityId])

export const findNeedTexts = (database: Database, ids: string[]): Promise<{ id: string; text: string }[]> =>
  texts(database, [ids])
