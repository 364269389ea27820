/** Activities as lists and pages show them: within somebody's offices, open to them, or those they have signed up for. */
import type { ActivityAudience, ActivityState, SignUpState } from '#domain/activity/activity.js'
import { categoryJoin } from '../needs/categories.js'
import { lookedAfterBy, lookedAfterWithin } from '../organisation/looked-after.js'
import { statement, type Database } from '../read/database.js'
import { startOfDaySql } from '../read/days.js'
import { paged } from '../read/paged.js'
import { businessNowSql } from '../read/demo-clock.js'
import { searchText } from '../read/search-text.js'
import { signerIds, type Signer } from './sign-up-standing.js'
import { awaitsSignUp, isComing, isNear, isSignedUpFor, waitsFor, type ActivityWait } from './waiting.js'

export interface OwnSignUpRow {
  state: SignUpState
  /** In the waiting list, from 1. */
  place: number | null
  postName: string | null
  places: number
}

export interface ActivityListRow {
  id: string
  number: string
  title: string
  place: string
  communityId: string
  communityName: string
  communityPath: string
  startsAt: Date
  endsAt: Date
  signUpUntil: Date
  capacity: number | null
  state: ActivityState
  movedAt: Date | null
  taken: number
  waiting: number
  own: OwnSignUpRow | null
}

export interface ActivityFilter {
  state?: ActivityState
  /** Days in Asia/Shanghai, both included. */
  from?: string
  to?: string
  search?: string
  offset: number
  limit: number
}

const listed = `a.id, a.number, a.title, a.place, c.id AS "communityId", was.name AS "communityName",
  c.path AS "communityPath", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.sign_up_until AS "signUpUntil",
  a.capacity, a.state, a.moved_at AS "movedAt"`

/** How many have signed up for each activity that is shown, and how whoever asks stands: `$1` a person or `$2` a unit. */
const counted = (found: string): string => `
  SELECT found.*,
    (SELECT coalesce(sum(places), 0)::int FROM sign_up WHERE activity_id = found.id AND state = 'signed') AS taken,
    (SELECT coalesce(sum(places), 0)::int FROM sign_up WHERE activity_id = found.id AND state = 'waiting') AS waiting,
    (SELECT jsonb_build_object('state', s.state, 'places', s.places,
       'postName', (SELECT k.name FROM org_unit c ${categoryJoin('post', 'k', 's.post_code', 'c.path')} WHERE c.id = found."communityId"),
       'place', CASE WHEN s.state = 'waiting' THEN
         (SELECT count(*) FROM sign_up w WHERE w.activity_id = found.id AND w.state = 'waiting' AND w.id <= s.id) END)
     FROM sign_up s WHERE s.activity_id = found.id AND (s.person_id = $1 OR s.unit_id = $2)
     ORDER BY s.id DESC LIMIT 1) AS own
  FROM (${found}) found`

/** `$3` state, `$4` and `$5` days, `$6` and `$7` patterns. */
const matches = `($3::text IS NULL OR a.state = $3)
  AND ($4::date IS NULL OR a.starts_at >= ${startOfDaySql('$4::date')})
  AND ($5::date IS NULL OR a.starts_at < ${startOfDaySql('$5::date + 1')})
  AND ($6::text IS NULL OR a.title ILIKE $6 OR a.place ILIKE $6 OR a.number ILIKE $6 OR EXISTS (
    SELECT FROM org_unit was WHERE was.id = a.community_id AND (was.name ILIKE $6 OR was.pinyin LIKE $7)))`

/** What is shown of those found is looked up for the page alone. @param page their ids */
const shownOf = (page: string, order: 'ASC' | 'DESC', total = 'NULL::int'): string =>
  `${counted(`SELECT ${listed}, ${total} AS total FROM (${page}) page
    CROSS JOIN LATERAL (SELECT * FROM activity WHERE id = page.id) a ${lookedAfterBy('a.community_id')}`)}
   ORDER BY "startsAt" ${order}, id`

/** `$8` offset, `$9` limit, `$10` what the scope asks for. */
const pageOf = (name: string, scope: string, order: 'ASC' | 'DESC') =>
  statement<ActivityListRow & { total: number }>(
    name,
    shownOf(
      `SELECT a.id, (count(*) OVER ())::int AS total FROM activity a WHERE ${scope} AND ${matches}
       ORDER BY a.starts_at ${order}, a.id OFFSET $8 LIMIT $9`,
      order,
      'page.total',
    ),
  )

const waits = waitsFor('a', businessNowSql)
const within = lookedAfterWithin('$8::text[]')

/** `$8` paths, `$9` what they wait for. */
const isManaged = `${matches} AND CASE $9::text
  WHEN 'start' THEN ${waits.start} WHEN 'attendance' THEN ${waits.attendance} ELSE true END`

/** The latest of each community, of which the latest of all are shown: no more are read than may be among them. */
const managed = statement<ActivityListRow & { total: null }>(
  'activities-managed',
  shownOf(
    `SELECT a.id FROM unnest(${within}) AS place (id) CROSS JOIN LATERAL (
       SELECT a.id, a.starts_at FROM activity a WHERE a.community_id = place.id AND ${isManaged}
       ORDER BY a.starts_at DESC, a.id LIMIT $10::bigint + $11::bigint) a
     ORDER BY a.starts_at DESC, a.id OFFSET $10 LIMIT $11`,
    'DESC',
  ),
)
/** `$1` and `$2` are of the page. */
const managedTotal = statement<{ total: number }>(
  'activities-managed-total',
  `SELECT count(*)::int AS total FROM activity a
   WHERE a.community_id = ANY (${within}) AND ${isManaged} AND ($1::text, $2::text) IS NOT DISTINCT FROM ($1, $2)`,
)

/** `$11` what they wait for. */
const near = pageOf(
  'activities-near',
  `${isNear('$10::timestamptz', '$1', '$2')}
     AND ($11::text IS DISTINCT FROM 'signUp' OR ${awaitsSignUp('$10::timestamptz', '$1', '$2')})`,
  'ASC',
)

const own = pageOf(
  'activities-own',
  `${isSignedUpFor('$1', '= $2')} AND ($11::text IS DISTINCT FROM 'coming' OR ${isComing('$10::timestamptz')})`,
  'DESC',
)

export type ActivityScope = { waits?: ActivityWait | undefined } & (
  { scope: 'managed'; paths: string[] } | { scope: 'near' | 'own'; now: Date }
)

export const findActivities = async (
  database: Database,
  signer: Signer,
  scope: ActivityScope,
  { state, from, to, search, offset, limit }: ActivityFilter,
): Promise<{ items: ActivityListRow[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const values = [...signerIds(signer), state ?? null, from ?? null, to ?? null, pattern, pinyin]
  const waited = scope.waits ?? null
  if (scope.scope === 'managed') {
    const asked = [...values, scope.paths, waited]
    const [rows, [all]] = await Promise.all([
      managed(database, [...asked, offset, limit]),
      managedTotal(database, asked),
    ])
    return { items: rows.map(({ total: _total, ...row }) => row), total: all?.total ?? 0 }
  }
  const page = scope.scope === 'near' ? near : own
  return paged(await page(database, [...values, offset, limit, scope.now, waited]))
}

export interface ActivityPageRow extends ActivityListRow {
  content: string
  cancelUntil: Date
  audience: ActivityAudience
  organiserId: string
  organiserName: string
  /** Photos of it look like others. */
  hasPhotoMatches: boolean
  projectId: string | null
  projectTitle: string | null
  cancelReason: string | null
  summary: string | null
  posts: { postCode: string; name: string; places: number; taken: number }[]
}

const one = statement<ActivityPageRow>(
  'activity-page',
  counted(`SELECT ${listed}, a.content, a.cancel_until AS "cancelUntil", a.audience, a.organiser_id AS "organiserId",
    o.name AS "organiserName", EXISTS (SELECT FROM photo_print t WHERE t.activity_id = a.id AND (
      EXISTS (SELECT FROM photo_match m WHERE m.file_id = t.file_id) OR EXISTS (SELECT FROM photo_match m WHERE m.other_id = t.file_id))) AS "hasPhotoMatches",
    a.project_id AS "projectId", p.title AS "projectTitle", a.cancel_reason AS "cancelReason", a.summary,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('postCode', x.post_code, 'name', k.name, 'places', x.places, 'taken',
       (SELECT coalesce(sum(s.places), 0) FROM sign_up s
        WHERE s.activity_id = a.id AND s.state = 'signed' AND s.post_code = x.post_code)) ORDER BY k.sort, k.code), '[]')
     FROM activity_post x ${categoryJoin('post', 'k', 'x.post_code', 'c.path')} WHERE x.activity_id = a.id) AS posts
    FROM activity a ${lookedAfterBy('a.community_id')} JOIN person o ON o.id = a.organiser_id
    LEFT JOIN project p ON p.id = a.project_id WHERE a.id = $3`),
)

export const findActivity = async (
  database: Database,
  activityId: string,
  signer: Signer,
): Promise<ActivityPageRow | undefined> => (await one(database, [...signerIds(signer), activityId]))[0]

const projectOf = statement<{ communityId: string }>(
  'activity-project',
  `SELECT community_id AS "communityId" FROM project WHERE id = $1 AND state <> 'closed'`,
)

/** Of a project that is not closed. */
export const findProjectCommunity = async (
  database: Database,
  projectId: string,
): Promise<string | undefined> => (await projectOf(database, [projectId]))[0]?.communityId
