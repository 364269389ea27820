/** Open processes about a member who is not where they were: in another unit, gone, or checked in there already. */
import { isThere } from '../organisation/in-office.js'
import { businessTodaySql } from '../read/demo-clock.js'
import { statement, type Database } from '../read/database.js'
import { unitsOfMember as own } from './units-of-member.js'
import type { Follower } from '../organisation/find-followers.js'

/** Of whom a process is: the facts name them by either word. */
const member = `coalesce(w.state->'facts'->>'personId',
  CASE WHEN w.state->'facts'->>'subject' = 'member' THEN w.state->'facts'->>'subjectId' END)`
const agency = `w.state->'facts'->>'agencyId'`

const ofMembers = `
  SELECT w.id, w.kind, w.step_no, ${agency} AS agency, p.id AS person, ${isThere('p', businessTodaySql)} AS is_there
  FROM process w JOIN person p ON p.id = ${member}
  WHERE w.ended_at IS NULL AND ${agency} IS NOT NULL`

export interface MovedMember extends Follower {
  /** Makes telling it a second time the same event. */
  key: string
}

const moved = statement<MovedMember>(
  'processes-of-moved-members',
  `SELECT w.id AS "processId", w.kind, jsonb_build_object(w.agency, o.unit_id) AS units, concat('moved-', w.step_no) AS key
   FROM (${ofMembers}) w CROSS JOIN LATERAL (${own('w.person')} ORDER BY g.unit_id LIMIT 1) o
   WHERE w.is_there AND w.agency NOT IN (${own('w.person')}) ORDER BY w.id LIMIT 200`,
)

/** Those whose member belongs to another Party organisation by now. */
export const findMovedMembers = (database: Database): Promise<MovedMember[]> => moved(database, [])

export interface Overtaken {
  processId: string
  kind: string
  /** The member is no longer there, or no member any more; or what is asked for stands already. */
  cause: 'gone' | 'standing'
}

/** `$1` kinds that end with their member. */
const overtaken = statement<Overtaken>(
  'overtaken-processes',
  `SELECT w.id AS "processId", w.kind, 'gone' AS cause FROM (${ofMembers}) w
   WHERE w.kind = ANY ($1) AND NOT (w.is_there AND EXISTS (${own('w.person')}))
   UNION ALL
   SELECT w.id, w.kind, 'standing' FROM process w
   WHERE w.kind = 'checkIn' AND w.ended_at IS NULL AND EXISTS (
     SELECT FROM membership m WHERE m.valid_to IS NULL AND m.community_id = w.state->'facts'->>'communityId'
       AND CASE WHEN w.state->'facts'->>'subject' = 'member' THEN m.person_id = w.state->'facts'->>'personId'
         ELSE m.person_id IS NULL AND m.agency_id = ${agency} END)
   ORDER BY 1 LIMIT 200`,
)

export const findOvertaken = (
  database: Database,
  endingWithMember: readonly string[],
): Promise<Overtaken[]> => overtaken(database, [endingWithMember])
