/** What is known of an activity and of whoever signs up, as one look under its lock, or without one to show what is possible. */
import type { ActivityAudience, ActivityState, SignUpState } from '#domain/activity/activity.js'
import type { CancelStanding, SignUpStanding } from '#domain/activity/sign-up-rules.js'
import { standsOn } from '../membership/stands-on.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql } from '../read/days.js'

/** A member for themselves, or a Party organisation as one. */
export type Signer = { personId: string } | { unitId: string }

export const signerIds = (signer: Signer): [person: string | null, unit: string | null] =>
  'personId' in signer ? [signer.personId, null] : [null, signer.unitId]

export interface OverlapRow {
  id: string
  title: string
  startsAt: string
}

interface Row {
  state: ActivityState
  startsAt: number
  signUpUntil: number
  cancelUntil: number
  movedAt: number | null
  audience: ActivityAudience
  capacity: number | null
  taken: number
  posts: SignUpStanding['posts']
  membership: SignUpStanding['membership']
  isSuspended: boolean
  own: {
    id: string
    state: SignUpState
    at: number
    movedUpAt: number | null
  } | null
  overlaps: OverlapRow[]
}

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`

/** `$1` the activity, `$2` the person or `$3` the unit. The membership that counts is that of the activity's day. */
const look = statement<Row>(
  'sign-up-standing',
  `SELECT a.state, ${ms('a.starts_at')} AS "startsAt", ${ms('a.sign_up_until')} AS "signUpUntil",
     ${ms('a.cancel_until')} AS "cancelUntil", ${ms('a.moved_at')} AS "movedAt", a.audience, a.capacity,
     (SELECT coalesce(sum(places), 0)::int FROM sign_up WHERE activity_id = a.id AND state = 'signed') AS taken,
     (SELECT coalesce(jsonb_object_agg(p.post_code, jsonb_build_object('places', p.places, 'taken',
        (SELECT coalesce(sum(s.places), 0) FROM sign_up s
         WHERE s.activity_id = a.id AND s.state = 'signed' AND s.post_code = p.post_code))), '{}')
      FROM activity_post p WHERE p.activity_id = a.id) AS posts,
     CASE WHEN m.id IS NULL THEN 'none' WHEN m.community_id = a.community_id THEN 'here' ELSE 'elsewhere' END AS membership,
     EXISTS (SELECT FROM membership_suspension x
             WHERE x.membership_id = m.id AND day.on BETWEEN x.from_on AND x.to_on) AS "isSuspended",
     (SELECT jsonb_build_object('id', s.id::text, 'state', s.state, 'at', ${ms('s.at')}, 'movedUpAt', ${ms('s.moved_up_at')})
      FROM sign_up s WHERE s.activity_id = a.id AND (s.person_id = $2 OR s.unit_id = $3)
      ORDER BY s.id DESC LIMIT 1) AS own,
     (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'startsAt', o.starts_at)), '[]')
      FROM sign_up s JOIN activity o ON o.id = s.activity_id
      WHERE s.person_id = $2 AND s.state = 'signed' AND o.state = 'open' AND o.id <> a.id
        AND o.starts_at < a.ends_at AND a.starts_at < o.ends_at) AS overlaps
   FROM activity a
   CROSS JOIN LATERAL (SELECT ${dayOfSql('a.starts_at')} AS on) AS day
   LEFT JOIN LATERAL (
     SELECT m.id, m.community_id FROM membership m
     WHERE (m.person_id = $2 OR m.person_id IS NULL AND m.agency_id = $3)
       AND ${standsOn('m', 'day.on')}
     ORDER BY m.community_id <> a.community_id, m.valid_from DESC LIMIT 1
   ) m ON true
   WHERE a.id = $1`,
)

export interface Standing {
  signUp: SignUpStanding
  cancel: CancelStanding
  overlaps: OverlapRow[]
  /** The last sign-up, also a cancelled one. */
  own?: NonNullable<Row['own']>
}

export const findSignUpStanding = async (
  database: Database,
  activityId: string,
  signer: Signer,
): Promise<Standing | undefined> => {
  const [row] = await look(database, [activityId, ...signerIds(signer)])
  return row && standingOf(row)
}

const standingOf = (row: Row): Standing => {
  const { state, startsAt, cancelUntil, movedAt, capacity, own, overlaps } = row
  return {
    signUp: {
      state,
      startsAt,
      signUpUntil: row.signUpUntil,
      audience: row.audience,
      ...(capacity !== null && { capacity }),
      taken: row.taken,
      posts: row.posts,
      membership: row.membership,
      isSuspended: row.isSuspended,
      isSignedUp: own !== null && own.state !== 'cancelled',
      overlaps: overlaps.length > 0,
    },
    cancel: {
      state,
      startsAt,
      cancelUntil,
      ...(movedAt !== null && { movedAt }),
      ...(own && {
        signUp: { state: own.state, at: own.at, ...(own.movedUpAt !== null && { movedUpAt: own.movedUpAt }) },
      }),
    },
    overlaps,
    ...(own && { own }),
  }
}
