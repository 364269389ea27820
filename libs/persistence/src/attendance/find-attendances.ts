/** Attendances as the organiser, the subdistrict and the member see them. */
import type { ActivityState, SignUpState } from '#domain/activity/activity.js'
import type { AttendanceFlag, AttendanceState, AttendanceWay } from '#domain/attendance/attendance.js'
import { lookedAfterBy } from '../organisation/looked-after.js'
import { statement, type Database } from '../read/database.js'

export interface ActivityHeading {
  id: string
  number: string
  title: string
  place: string
  communityId: string
  communityName: string
  /** Of the community that looks after it. */
  path: string
  organiserId: string
  startsAt: Date
  endsAt: Date
  state: ActivityState
}

const headingColumns = `a.id, a.number, a.title, a.place, c.id AS "communityId", was.name AS "communityName", c.path,
  a.organiser_id AS "organiserId", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.state`

const heading = statement<ActivityHeading>(
  'attendance-activity',
  `SELECT ${headingColumns} FROM activity a ${lookedAfterBy('a.community_id')} WHERE a.id = $1`,
)

export const findHeading = async (
  database: Database,
  activityId: string,
): Promise<ActivityHeading | undefined> => (await heading(database, [activityId]))[0]

export interface FoundAttendance {
  id: string
  activityId: string
  personId: string | null
  personName: string | null
  unitId: string | null
  unitName: string | null
  agencyName: string | null
  way: AttendanceWay
  cameAt: Date
  leftAt: Date | null
  companions: number
  state: AttendanceState
  flags: AttendanceFlag[]
  reason: string | null
  version: number
  decidedByName: string | null
  decidedAt: Date | null
  decisionNote: string | null
}

const columns = `t.id, t.activity_id AS "activityId", t.person_id AS "personId", p.name AS "personName", t.unit_id AS "unitId",
  u.name AS "unitName", home.name AS "agencyName", t.way, t.came_at AS "cameAt", t.left_at AS "leftAt", t.companions, t.state,
  t.flags, t.reason, t.version, coalesce(d.name, t.decided_by) AS "decidedByName", t.decided_at AS "decidedAt",
  t.decision_note AS "decisionNote"`

const joined = `attendance t LEFT JOIN person p ON p.id = t.person_id LEFT JOIN org_unit u ON u.id = t.unit_id
  LEFT JOIN org_unit home ON home.id = p.unit_id LEFT JOIN person d ON d.id = t.decided_by`

const inActivity = statement<FoundAttendance>(
  'attendance-in-activity',
  `SELECT ${columns} FROM ${joined} WHERE t.activity_id = $1
   ORDER BY t.state <> 'recorded', t.came_at, p.pinyin, t.id`,
)

export const findInActivity = (database: Database, activityId: string): Promise<FoundAttendance[]> =>
  inActivity(database, [activityId])

const one = statement<FoundAttendance>('attendance-one', `SELECT ${columns} FROM ${joined} WHERE t.id = $1`)

export const findAttendance = async (database: Database, id: string): Promise<FoundAttendance | undefined> =>
  (await one(database, [id]))[0]

export interface Awaited {
  personId: string | null
  personName: string | null
  unitId: string | null
  unitName: string | null
  agencyName: string | null
  isWaiting: boolean
}

const awaited = statement<Awaited>(
  'attendance-awaited',
  `SELECT s.person_id AS "personId", p.name AS "personName", s.unit_id AS "unitId", u.name AS "unitName",
     home.name AS "agencyName", s.state = 'waiting' AS "isWaiting"
   FROM sign_up s LEFT JOIN person p ON p.id = s.person_id LEFT JOIN org_unit u ON u.id = s.unit_id
   LEFT JOIN org_unit home ON home.id = p.unit_id
   WHERE s.activity_id = $1 AND s.state <> 'cancelled' AND NOT EXISTS (SELECT FROM attendance t
     WHERE t.activity_id = $1 AND (t.person_id = s.person_id OR t.unit_id = s.unit_id))
   ORDER BY s.state = 'waiting', p.pinyin NULLS FIRST, s.id`,
)

/** Who has signed up and is not there. */
export const findAwaited = (database: Database, activityId: string): Promise<Awaited[]> =>
  awaited(database, [activityId])

export interface Surroundings {
  signUp: SignUpState | null
  /** Titles of activities at the same time. */
  elsewhere: string[]
  /** Names of those who used the same phone. */
  sameDevice: string[]
  changes: { act: 'answered' | 'corrected' | 'reversed'; note: string; byName: string; at: string }[]
}

/** `$1` the attendance. */
const surroundings = statement<Surroundings>(
  'attendance-surroundings',
  `SELECT
     (SELECT s.state FROM sign_up s WHERE s.activity_id = t.activity_id AND s.state <> 'cancelled'
        AND (s.person_id = t.person_id OR s.unit_id = t.unit_id) LIMIT 1) AS "signUp",
     ARRAY(SELECT x.title FROM attendance o JOIN activity x ON x.id = o.activity_id
       WHERE o.person_id = t.person_id AND o.activity_id <> t.activity_id AND o.state <> 'refused'
         AND o.came_at < coalesce(t.left_at, a.ends_at) AND coalesce(o.left_at, x.ends_at) > t.came_at) AS elsewhere,
     ARRAY(SELECT p.name FROM attendance o JOIN person p ON p.id = o.person_id
       WHERE o.activity_id = t.activity_id AND o.device = t.device AND o.id <> t.id ORDER BY o.received_at) AS "sameDevice",
     coalesce((SELECT jsonb_agg(jsonb_build_object('act', c.act, 'note', c.note, 'byName', coalesce(p.name, c.by),
         'at', c.at) ORDER BY c.id)
       FROM attendance_change c LEFT JOIN person p ON p.id = c.by WHERE c.attendance_id = t.id), '[]') AS changes
   FROM attendance t JOIN activity a ON a.id = t.activity_id WHERE t.id = $1`,
)

export const findSurroundings = async (database: Database, id: string): Promise<Surroundings> =>
  (await surroundings(database, [id]))[0] ?? { signUp: null, elsewhere: [], sameDevice: [], changes: [] }

export type OwnActivity = ActivityHeading & { signUp: SignUpState | null; attendanceId: string | null }

/** Activities that somebody signed up for or attended, found before the time is looked at, around a moment: `$1` person, `$2` and `$3` instants. */
const own = statement<OwnActivity>(
  'attendance-own-activities',
  `SELECT ${headingColumns}, s.state AS "signUp", t.id AS "attendanceId" FROM (
     SELECT * FROM activity WHERE id = ANY (ARRAY(
       SELECT activity_id FROM sign_up WHERE person_id = $1 AND state <> 'cancelled'
       UNION SELECT activity_id FROM attendance WHERE person_id = $1)) OFFSET 0) a
   ${lookedAfterBy('a.community_id')}
   LEFT JOIN sign_up s ON s.activity_id = a.id AND s.person_id = $1 AND s.state <> 'cancelled'
   LEFT JOIN attendance t ON t.activity_id = a.id AND t.person_id = $1
   WHERE a.starts_at BETWEEN $2 AND $3 ORDER BY a.starts_at DESC LIMIT 100`,
)

const ofPerson = statement<FoundAttendance>(
  'attendance-of-person',
  `SELECT ${columns} FROM ${joined} WHERE t.person_id = $1 AND t.id = ANY ($2::uuid[])`,
)

export const findOwnActivities = async (database: Database, personId: string, from: Date, to: Date) => {
  const activities = await own(database, [personId, from, to])
  const ids = activities.flatMap(({ attendanceId }) => attendanceId ?? [])
  const rows = ids.length === 0 ? [] : await ofPerson(database, [personId, ids])
  const byId = new Map(rows.map(row => [row.id, row]))
  return activities.map(activity => ({ ...activity, attendance: byId.get(activity.attendanceId ?? '') }))
}

const waiting = statement<{ waiting: number }>(
  'attendance-waiting',
  `SELECT count(*)::int AS waiting FROM attendance WHERE activity_id = $1 AND state = 'recorded'`,
)

/** Rows that nobody has decided on. */
export const countWaiting = async (database: Database, activityId: string): Promise<number> =>
  (await waiting(database, [activityId]))[0]?.waiting ?? 0
