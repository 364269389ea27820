/** What is on: the activities of a community, and those that somebody has signed up for. */
import type { ActivityState, SignUpState } from '#domain/activity/activity.js'
import { statement, type Database } from '../read/database.js'

export interface AgendaRow {
  id: string
  number: string
  title: string
  place: string
  communityId: string
  communityName: string
  startsAt: Date
  endsAt: Date
  state: ActivityState
  cancelReason: string | null
  /** Of whoever it is asked for; null when they have not signed up, or no longer are. */
  signUp: SignUpState | null
  /** Grows with every step of the activity's process: what a calendar program tells changes by. */
  version: number
  changedAt: Date
}

/** `$1` the person whose sign-ups are meant, `$2` a community, `$3` and `$4` the time. */
const rows = `SELECT a.id, a.number, a.title, a.place, a.community_id AS "communityId", c.name AS "communityName",
    a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.state, a.cancel_reason AS "cancelReason", s.state AS "signUp",
    coalesce(w.version, 0) AS version, coalesce(w.updated_at, a.starts_at) AS "changedAt"
  FROM activity a JOIN org_unit c ON c.id = a.community_id LEFT JOIN process w ON w.id::text = a.id
  LEFT JOIN sign_up s ON s.activity_id = a.id AND s.person_id = $1 AND s.state <> 'cancelled'
  WHERE a.starts_at >= $3 AND a.starts_at < $4 AND a.state NOT IN ('planned', 'dropped')`

const most = 500

const ofPerson = statement<AgendaRow>(
  'agenda-of-person',
  `${rows} AND (s.id IS NOT NULL OR a.community_id = $2) ORDER BY a.starts_at, a.id LIMIT ${most}`,
)
const ofCommunity = statement<AgendaRow>(
  'agenda-of-community',
  `${rows} AND a.community_id = $2 ORDER BY a.starts_at, a.id LIMIT ${most}`,
)

export interface Between {
  from: Date
  /** Not included. */
  to: Date
}

/** What somebody has signed up for, and what is on in their own community (null for sign-ups alone). */
export const findAgendaOf = (
  database: Database,
  personId: string,
  communityId: string | null,
  { from, to }: Between,
): Promise<AgendaRow[]> => ofPerson(database, [personId, communityId, from, to])

export const findCommunityAgenda = (
  database: Database,
  communityId: string,
  { from, to }: Between,
  personId: string | null = null,
): Promise<AgendaRow[]> => ofCommunity(database, [personId, communityId, from, to])
